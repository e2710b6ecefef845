import { useState } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import { initials } from './short-id';

type AccountAvatarProps = { name: string; url: string | null };

/** The account's picture; its initials where there is none or the browser may not load it. */
export function AccountAvatar({ name, url }: AccountAvatarProps) {
  const [broken, setBroken] = useState(false);
  if (url && !broken) {
    return (
      <img
        src={url}
        alt=""
        width={32}
        height={32}
        loading="lazy"
        referrerPolicy="no-referrer"
        style={{ borderRadius: '50%', flexShrink: 0, objectFit: 'cover' }}
        onError={() => setBroken(true)}
      />
    );
  }
  return (
    <Flex
      aria-hidden
      justifyContent="center"
      width="3.2rem"
      height="3.2rem"
      background="primary100"
      style={{ borderRadius: '50%', flexShrink: 0 }}
    >
      <Typography variant="pi" fontWeight="bold" textColor="primary600">
        {initials(name)}
      </Typography>
    </Flex>
  );
}
