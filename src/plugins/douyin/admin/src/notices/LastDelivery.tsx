import { Flex, Typography } from '@strapi/design-system';
import type { ChannelView } from '../../../contracts/notice-channels';
import { failureOf } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';

type Delivery = NonNullable<ChannelView['lastDelivery']>;

function Failed({ delivery }: { delivery: Delivery }) {
  const { what, remedy } = useExplain()(failureOf(delivery.code ?? ''));
  return (
    <>
      <Typography variant="pi" textColor="danger600">
        {what}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {remedy}
      </Typography>
      {delivery.message ? (
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {delivery.message}
        </Typography>
      ) : null}
    </>
  );
}

/** How the newest message to a channel went: the failure, what to do about it, and the server's own words. */
export function LastDelivery({ delivery }: { delivery: Delivery | null }) {
  const words = useWords();
  const { full, distance } = useMoments();
  if (!delivery) return <Typography textColor="neutral600">{words('channel.never')}</Typography>;
  const { at, ok, test } = delivery;
  const said = words(test ? 'channel.last.test' : 'channel.last.message', { at: distance(at) });
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      style={{ maxWidth: '32rem', whiteSpace: 'normal' }}
      data-testid="douyin-channel-last"
      data-ok={ok}
    >
      {ok ? (
        <Typography textColor="success600">{words('channel.last.ok')}</Typography>
      ) : (
        <Failed delivery={delivery} />
      )}
      <Typography variant="pi" textColor="neutral600" tag="time" dateTime={at} title={full(at)}>
        {said}
      </Typography>
    </Flex>
  );
}
