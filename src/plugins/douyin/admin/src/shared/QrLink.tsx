import { Box, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { CopyButton } from './CopyValue';

const size = '20rem';

type QrCodeProps = {
  /** Address of the picture. */
  image: string;
  alt: string;
  /** What is said in its place once it ended; null: it can be used. */
  lapsed: string | null;
  testId?: string;
};

/** A QR code for a phone, until it ends. */
export function QrCode({ image, alt, lapsed, testId }: QrCodeProps) {
  if (lapsed !== null)
    return (
      <Flex width={size} height={size} background="neutral100" hasRadius justifyContent="center" padding={4}>
        <Typography role="status" textAlign="center">
          {lapsed}
        </Typography>
      </Flex>
    );
  return (
    // White in the dark theme as well: phones read nothing else reliably.
    <Box padding={2} hasRadius style={{ background: '#ffffff', lineHeight: 0 }}>
      <img src={image} alt={alt} style={{ width: size, height: size }} data-testid={testId} />
    </Box>
  );
}

type LinkFieldProps = { name: string; label: string; url: string };

/** A link to be copied and sent. */
export function LinkField({ name, label, url }: LinkFieldProps) {
  return (
    <Field.Root name={name} width="100%">
      <Field.Label>{label}</Field.Label>
      <Flex gap={1}>
        <Box flex="1">
          <TextInput value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
        </Box>
        <CopyButton value={url} what={label} />
      </Flex>
    </Field.Root>
  );
}
