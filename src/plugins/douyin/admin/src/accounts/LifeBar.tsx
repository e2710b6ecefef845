import { Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, WarningCircle } from '@strapi/icons';
import { useMoments } from '../shared/moments';
import { useCountdown } from '../shared/use-countdown';
import { useWords } from '../shared/words';
import type { Life, Tone } from './life';

const looks = {
  good: { Icon: CheckCircle, fill: 'success600', bar: 'success500' },
  soon: { Icon: Clock, fill: 'warning600', bar: 'warning500' },
  bad: { Icon: WarningCircle, fill: 'danger600', bar: 'danger500' },
} as const satisfies Record<Tone, object>;

type BarProps = { label: string; life: Life };

function Bar({ label, life: { share, tone } }: BarProps) {
  const percent = Math.round(share * 100);
  return (
    <Box
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      background="neutral150"
      hasRadius
      height="0.6rem"
      overflow="hidden"
      data-testid="douyin-life-bar"
    >
      <Box background={looks[tone].bar} height="100%" width={`${percent}%`} hasRadius />
    </Box>
  );
}

type LifeBarProps = {
  /** What lives: the words for the access token or the grant. */
  what: string;
  /** Null when nobody knows its end. */
  life: Life | null;
  now: number;
  /** The platform did not say how long it lives. */
  assumed?: boolean;
  /** Says that it is over before its time, in place of the countdown. */
  over?: string;
};

/** The end of a token as a countdown and as a bar of what is left of its life; the date shows on hover. */
export function LifeBar({ what, life, now, assumed = false, over }: LifeBarProps) {
  const words = useWords();
  const { full } = useMoments();
  const countdown = useCountdown();
  if (!life) return <Typography variant="pi">{words('token.no-end')}</Typography>;
  const text = over ?? countdown(life.endsAt, now);
  const { Icon, fill } = looks[life.tone];
  return (
    <Flex direction="column" alignItems="stretch" gap={1} data-testid="douyin-life" data-tone={life.tone}>
      <Flex gap={1} wrap="wrap">
        <Flex gap={1}>
          <Icon fill={fill} width="1.2rem" height="1.2rem" aria-label={words(`token.tone.${life.tone}`)} />
          <Typography variant="pi" tag="time" dateTime={life.endsAt} title={full(life.endsAt)}>
            {text}
          </Typography>
        </Flex>
        {assumed ? (
          <Typography variant="pi" textColor="neutral600" title={words('token.assumed.hint')}>
            {words('token.assumed')}
          </Typography>
        ) : null}
      </Flex>
      <Bar label={words('token.bar', { what, text })} life={life} />
    </Flex>
  );
}
