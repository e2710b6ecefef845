import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { useWords } from './words';

/** Copies a text to the clipboard and says so. */
export function useCopy(): (value: string) => Promise<void> {
  const words = useWords();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  return async (value) => {
    const copied = await copy(value);
    toggleNotification(
      copied
        ? { type: 'success', message: words('copy.done') }
        : { type: 'warning', message: words('copy.failed') },
    );
  };
}

type CopyButtonProps = { value: string; what: string; small?: boolean };

/** A button that copies a value; `what` names it for screen readers. */
export function CopyButton({ value, what, small = false }: CopyButtonProps) {
  const words = useWords();
  const copy = useCopy();
  return (
    <IconButton
      type="button"
      variant="ghost"
      size={small ? 'XS' : 'S'}
      label={words('copy.label', { what })}
      onClick={() => void copy(value)}
    >
      <Duplicate />
    </IconButton>
  );
}

/** `quiet` makes it a small second line. */
type CopyValueProps = CopyButtonProps & { short?: string; quiet?: boolean };

/** A value shown in short with a button that copies all of it. */
export function CopyValue({ value, what, short = value, quiet = false }: CopyValueProps) {
  return (
    <Flex gap={1} alignItems="center">
      <Typography
        title={value}
        variant={quiet ? 'pi' : 'omega'}
        textColor={quiet ? 'neutral600' : 'neutral800'}
        style={{ fontFamily: 'monospace' }}
      >
        {short}
      </Typography>
      <CopyButton value={value} what={what} small={quiet} />
    </Flex>
  );
}
