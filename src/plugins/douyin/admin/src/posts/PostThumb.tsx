import { useState } from 'react';
import { Flex } from '@strapi/design-system';
import { Image, Play } from '@strapi/icons';
import type { PostKind, ShownFile } from '../../../contracts/post-views';
import { fileUrl } from '../api';

type PostThumbProps = { kind: PostKind; file: ShownFile | null; size?: string };

/** A small picture of a file; a sign of its kind where there is none to show. */
export function PostThumb({ kind, file, size = '4.8rem' }: PostThumbProps) {
  const [broken, setBroken] = useState(false);
  const isPicture = file?.mime.startsWith('image/') && !broken;
  const Sign = kind === 'video' ? Play : Image;
  return (
    <Flex
      justifyContent="center"
      background="neutral150"
      hasRadius
      overflow="hidden"
      width={size}
      height={size}
      style={{ flexShrink: 0 }}
    >
      {isPicture && file ? (
        <img
          src={fileUrl(file.url)}
          alt=""
          loading="lazy"
          style={{ width: '100%', height: '100%', objectFit: 'cover' }}
          onError={() => setBroken(true)}
        />
      ) : (
        <Sign fill="neutral600" width="2rem" height="2rem" aria-hidden />
      )}
    </Flex>
  );
}
