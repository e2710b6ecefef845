import { Box, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import type { Answer } from '../../../contracts/contract';
import type { tokenContracts } from '../../../contracts/tokens';
import { CopyButton } from '../shared/CopyValue';
import { useMoments } from '../shared/moments';
import { svgImage } from '../shared/svg-image';
import { useClock } from '../shared/use-clock';
import { useCountdown } from '../shared/use-countdown';
import { useWords } from '../shared/words';

/** A link with which an account's owner consents again. */
export type ConsentLink = Answer<typeof tokenContracts.reauthorizeLink>;

const size = '20rem';

function LinkField({ url }: { url: string }) {
  const words = useWords();
  return (
    <Field.Root name="reauthorize-link" width="100%">
      <Field.Label>{words('reauthorize.link')}</Field.Label>
      <Flex gap={1}>
        <Box flex="1">
          <TextInput value={url} readOnly onFocus={(event) => event.currentTarget.select()} />
        </Box>
        <CopyButton value={url} what={words('reauthorize.link')} />
      </Flex>
    </Field.Root>
  );
}

function Lapsed() {
  const words = useWords();
  return (
    <Flex width={size} height={size} background="neutral100" hasRadius justifyContent="center" padding={4}>
      <Typography role="status" textAlign="center">
        {words('reauthorize.lapsed')}
      </Typography>
    </Flex>
  );
}

function Code({ link, lapsed }: { link: ConsentLink; lapsed: boolean }) {
  const words = useWords();
  if (lapsed) return <Lapsed />;
  return (
    // White in the dark theme as well: phones read nothing else reliably.
    <Box padding={2} hasRadius style={{ background: '#ffffff', lineHeight: 0 }}>
      <img src={svgImage(link.qrSvg)} alt={words('reauthorize.qr')} style={{ width: size, height: size }} />
    </Box>
  );
}

/** The link as a QR code and as text to send, until it ends. */
export function LinkView({ link, name }: { link: ConsentLink; name: string }) {
  const words = useWords();
  const { full } = useMoments();
  const countdown = useCountdown();
  const now = useClock(5_000);
  const lapsed = Date.parse(link.expiresAt) <= now;
  return (
    <Flex gap={6} alignItems="flex-start" wrap="wrap" data-testid="douyin-reauthorize-link">
      <Code link={link} lapsed={lapsed} />
      <Flex direction="column" alignItems="stretch" gap={4} flex="1" minWidth="26rem">
        <Typography>{words('reauthorize.how', { name })}</Typography>
        {lapsed ? null : (
          <>
            <LinkField url={link.url} />
            <Typography variant="pi" textColor="neutral600" title={full(link.expiresAt)}>
              {words('reauthorize.ends', { at: countdown(link.expiresAt, now) })}
            </Typography>
          </>
        )}
        <Typography variant="pi" textColor="neutral600">
          {words('reauthorize.same')}
        </Typography>
      </Flex>
    </Flex>
  );
}
