import { Flex, Typography } from '@strapi/design-system';
import type { Answer } from '../../../contracts/contract';
import type { tokenContracts } from '../../../contracts/tokens';
import { useMoments } from '../shared/moments';
import { LinkField, QrCode } from '../shared/QrLink';
import { svgImage } from '../shared/svg-image';
import { useClock } from '../shared/use-clock';
import { useCountdown } from '../shared/use-countdown';
import { useWords } from '../shared/words';

/** A link with which an account's owner consents again. */
export type ConsentLink = Answer<typeof tokenContracts.reauthorizeLink>;

/** The link as a QR code and as text to send, until it ends. */
export function LinkView({ link, name }: { link: ConsentLink; name: string }) {
  const words = useWords();
  const { full } = useMoments();
  const countdown = useCountdown();
  const now = useClock(5_000);
  const lapsed = Date.parse(link.expiresAt) <= now;
  return (
    <Flex gap={6} alignItems="flex-start" wrap="wrap" data-testid="douyin-reauthorize-link">
      <QrCode
        image={svgImage(link.qrSvg)}
        alt={words('reauthorize.qr')}
        lapsed={lapsed ? words('reauthorize.lapsed') : null}
      />
      <Flex direction="column" alignItems="stretch" gap={4} flex="1" minWidth="26rem">
        <Typography>{words('reauthorize.how', { name })}</Typography>
        {lapsed ? null : (
          <>
            <LinkField name="reauthorize-link" label={words('reauthorize.link')} url={link.url} />
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
