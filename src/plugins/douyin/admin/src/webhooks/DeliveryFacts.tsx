import type { ReactNode } from 'react';
import { Flex, Typography } from '@strapi/design-system';
import type { DeliveryDetail } from '../../../contracts/webhook-inbox';
import { CopyValue } from '../shared/CopyValue';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { useWhy } from './event-words';
import { StageBadge } from './StageBadge';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <Flex gap={3} alignItems="center">
      <Typography tag="dt" variant="pi" textColor="neutral600" style={{ flex: '0 0 14rem' }}>
        {name}
      </Typography>
      <Typography tag="dd" variant="pi" style={{ margin: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Flex>
  );
}

/** Names of those who are, or are not, through with a delivery. */
function useWho(): (names: string[]) => string {
  const words = useWords();
  return (names) =>
    names.map((name) => (name === 'own' ? words('webhook.who.own') : name)).join(words('list.separator'));
}

/** Where a delivery stands, why, and who had it. */
export function DeliveryFacts({ delivery }: { delivery: DeliveryDetail }) {
  const words = useWords();
  const { full } = useMoments();
  const who = useWho();
  const why = useWhy()(delivery);
  const { event, app, msgId, stage, tries, dueAt, done, listening, message } = delivery;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={2}>
      <Fact name={words('webhook.column.stage')}>
        <StageBadge stage={stage} />
      </Fact>
      {why ? <Fact name={words('webhook.fact.why')}>{why}</Fact> : null}
      {message ? <Fact name={words('webhook.fact.message')}>{message}</Fact> : null}
      <Fact name={words('webhook.column.event')}>
        <CopyValue value={event} what={words('webhook.column.event')} quiet />
      </Fact>
      <Fact name={words('webhook.column.app')}>{app.name}</Fact>
      {msgId ? (
        <Fact name={words('webhook.fact.msg-id')}>
          <CopyValue value={msgId} what={words('webhook.fact.msg-id')} quiet />
        </Fact>
      ) : null}
      <Fact name={words('webhook.column.tries')}>{tries}</Fact>
      {dueAt ? <Fact name={words('webhook.next')}>{full(dueAt)}</Fact> : null}
      {done.length > 0 ? <Fact name={words('webhook.fact.done')}>{who(done)}</Fact> : null}
      {listening.length > 0 ? <Fact name={words('webhook.fact.listening')}>{who(listening)}</Fact> : null}
    </Flex>
  );
}
