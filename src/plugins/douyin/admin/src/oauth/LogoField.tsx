import { useRef, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { AccountAvatar } from '../accounts/AccountAvatar';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';
import { logoTypes, readLogo } from './logo';

/** The picture of a site: chosen from a file, seen at once, taken away again. */
export function LogoField({ form, locked }: SectionProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);
  const { logo, name } = form.values;
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const read = await readLogo(file);
    setRefused(read === null);
    if (read !== null) form.set('logo', read);
  };
  return (
    <Flex role="group" aria-label={words('oauth.field.logo')} gap={4} wrap="wrap">
      <AccountAvatar key={logo} name={name} url={logo || null} />
      <input
        ref={input}
        type="file"
        accept={logoTypes.join(',')}
        hidden
        data-testid="douyin-oauth-logo-file"
        onChange={({ target }) => {
          void choose(target.files?.[0]);
          target.value = '';
        }}
      />
      <Button
        type="button"
        variant="tertiary"
        size="S"
        disabled={locked}
        onClick={() => input.current?.click()}
      >
        {words('oauth.logo.choose')}
      </Button>
      {logo ? (
        <Button
          type="button"
          variant="tertiary"
          size="S"
          disabled={locked}
          onClick={() => form.set('logo', '')}
        >
          {words('oauth.logo.remove')}
        </Button>
      ) : null}
      <Typography
        variant="pi"
        role={isRefused ? 'alert' : undefined}
        textColor={isRefused || form.errors.logo ? 'danger700' : 'neutral600'}
      >
        {words(isRefused || form.errors.logo ? 'oauth.field.logo.invalid' : 'oauth.field.logo.hint')}
      </Typography>
    </Flex>
  );
}
