import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import type { ShownQr } from './attempt-run';
import { useQrLife } from './use-qr-life';

const size = '22rem';

type LapsedProps = { busy: boolean; onRenew: () => void };

function Lapsed({ busy, onRenew }: LapsedProps) {
  const words = useWords();
  return (
    <Flex
      direction="column"
      justifyContent="center"
      gap={3}
      width={size}
      height={size}
      background="neutral100"
      hasRadius
      data-testid="douyin-qr-lapsed"
    >
      <Typography role="status">{words('connect.qr.lapsed')}</Typography>
      <Button
        variant="secondary"
        startIcon={<ArrowClockwise />}
        loading={busy}
        onClick={onRenew}
        data-testid="douyin-qr-renew"
      >
        {words('connect.qr.renew')}
      </Button>
    </Flex>
  );
}

type QrBoxProps = { qr: ShownQr; skewMs: number; renewQr: () => Promise<void> };

/** The QR code with its remaining time; out of sight it lapses and can be renewed by hand. */
export function QrBox({ qr, skewMs, renewQr }: QrBoxProps) {
  const words = useWords();
  const { lapsed, seconds, renewing, failure, renew } = useQrLife(qr, skewMs, renewQr);
  return (
    <Flex direction="column" gap={3}>
      {lapsed ? (
        <Lapsed busy={renewing} onRenew={() => void renew()} />
      ) : (
        // White in the dark theme as well: phones read nothing else reliably.
        <Box padding={3} hasRadius style={{ background: '#ffffff', lineHeight: 0 }}>
          <img
            src={qr.image}
            alt={words('connect.qr.image')}
            data-testid="douyin-qr"
            style={{ width: size, height: size, maxWidth: '100%' }}
          />
        </Box>
      )}
      {lapsed ? null : (
        <Typography variant="pi" textColor="neutral600" role="timer">
          {words('connect.qr.left', { seconds })}
        </Typography>
      )}
      {lapsed && failure ? <FailureBox failure={failure} /> : null}
    </Flex>
  );
}
