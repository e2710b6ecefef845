import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { secondsLeft } from '../login/qr-life';
import { useNow } from '../login/use-now';
import { useWords } from '../shared/words';
import type { ShownCode } from './device-run';

const size = '22rem';

const clockTime = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The platform's own code with what to do and its remaining time. */
export function DeviceCode({ code }: { code: ShownCode }) {
  const words = useWords();
  const { now } = useNow();
  return (
    <Flex direction="column" gap={3}>
      <Typography>{words('device.hint')}</Typography>
      {/* White in the dark theme as well: phones read nothing else reliably. */}
      <Box padding={3} hasRadius borderColor="neutral200" style={{ background: '#ffffff', lineHeight: 0 }}>
        <img
          src={`data:image/svg+xml,${encodeURIComponent(code.qrSvg)}`}
          alt={words('device.image')}
          data-testid="douyin-device-qr"
          style={{ width: size, height: size, maxWidth: '100%' }}
        />
      </Box>
      <Typography variant="pi" textColor="neutral600" role="timer">
        {words('device.left', { time: clockTime(secondsLeft(code.endsAt, now)) })}
      </Typography>
      <Link href={code.qrText} isExternal rel="noopener noreferrer" data-testid="douyin-device-link">
        {words('device.open')}
      </Link>
    </Flex>
  );
}
