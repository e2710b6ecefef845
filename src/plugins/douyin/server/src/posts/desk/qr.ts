import type { Core } from '@strapi/strapi';
import type { PostQr } from '../../../../contracts/post-desk';
import { PluginError } from '../../shared/errors';
import { drawSvg, svgImage } from '../../shared/qr';
import { needPost } from '../row';

/** The link of a post as a QR code for the owner's phone; throws POST_STAGE where there is none. */
export async function linkQr(strapi: Core.Strapi, id: string): Promise<PostQr> {
  const { stage, link, linkEndsAt } = await needPost(strapi, id);
  if (stage !== 'handed' || !link || !linkEndsAt)
    throw new PluginError('POST_STAGE', 'The post has no link for a phone', { stage });
  return { image: svgImage(await drawSvg(link)), link, endsAt: new Date(linkEndsAt).toISOString() };
}
