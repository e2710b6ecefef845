import type { Core } from '@strapi/strapi';
import type { PostDesk } from '../../../../contracts/post-desk';
import { settingsOf } from '../../config';
import { platformLimits, videoTypes } from '../../providers';
import { usualTitle } from '../check';
import { deskAccounts } from './accounts';

/** All that is needed to write a post. */
export async function postDesk(strapi: Core.Strapi): Promise<PostDesk> {
  const { textSigns, approval, linkMinutes } = settingsOf(strapi).posts;
  const { images, imageBytes, videoBytes } = platformLimits;
  return {
    ...(await deskAccounts(strapi)),
    limits: {
      titleSigns: usualTitle,
      textSigns,
      images: images.most,
      imageBytes: imageBytes.most,
      videoBytes: videoBytes.most,
      videoTypes: [...videoTypes],
    },
    approval,
    linkMinutes,
  };
}
