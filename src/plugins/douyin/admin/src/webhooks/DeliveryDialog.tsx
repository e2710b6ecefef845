import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { webhookInboxContracts, type DeliveryDetail } from '../../../contracts/webhook-inbox';
import { useAllowed } from '../permissions';
import { Await } from '../shared/Await';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { DialogFrame } from '../shared/DialogFrame';
import { useWords } from '../shared/words';
import { DeliveryFacts } from './DeliveryFacts';
import { DismissDialog } from './DismissDialog';
import { useEventName } from './event-words';
import { Payload } from './Payload';
import { ReplayDialog } from './ReplayDialog';
import { Timeline } from './Timeline';

const refreshMs = 2_000;

type Asked = 'replay' | 'dismiss';
type DeliveryDialogProps = { id: string; onChanged: () => void; onClose: () => void };

function Actions({ delivery, onAsk }: { delivery: DeliveryDetail; onAsk: (what: Asked) => void }) {
  const words = useWords();
  const mayUpdate = useAllowed()('webhook.update');
  if (!mayUpdate) return null;
  const isLeft = delivery.stage === 'held' || delivery.stage === 'dead';
  return (
    <Flex gap={2}>
      {isLeft ? (
        <Button variant="danger-light" onClick={() => onAsk('dismiss')} data-testid="douyin-webhook-dismiss">
          {words('webhook.dismiss')}
        </Button>
      ) : null}
      <Button variant="secondary" onClick={() => onAsk('replay')} data-testid="douyin-webhook-replay">
        {words(delivery.stage === 'held' ? 'webhook.release' : 'webhook.replay')}
      </Button>
    </Flex>
  );
}

/** One delivery: where it stands, what became of it, and what it says. */
export function DeliveryDialog({ id, onChanged, onClose }: DeliveryDialogProps) {
  const words = useWords();
  const eventName = useEventName();
  const delivery = useAnswer(webhookInboxContracts.read, { params: { id } });
  useEvery(refreshMs, () => void delivery.refresh());
  const [asked, setAsked] = useState<Asked | null>(null);
  const changed = () => {
    setAsked(null);
    void delivery.refresh();
    onChanged();
  };
  const { data } = delivery;
  const question = { onDone: changed, onClose: () => setAsked(null) };
  const footer = (
    <Flex justifyContent="space-between" width="100%">
      <Button variant="tertiary" onClick={onClose}>
        {words('action.close')}
      </Button>
      {data ? <Actions delivery={data} onAsk={setAsked} /> : null}
    </Flex>
  );
  return (
    <DialogFrame
      title={data ? eventName(data.event) : words('webhook.delivery')}
      width="84rem"
      footer={footer}
      onClose={onClose}
      testId="douyin-webhook-dialog"
    >
      <Await of={delivery}>
        {(known) => (
          <Flex direction="column" alignItems="stretch" gap={6}>
            <DeliveryFacts delivery={known} />
            <Timeline delivery={known} />
            <Payload delivery={known} />
          </Flex>
        )}
      </Await>
      {asked === 'replay' ? <ReplayDialog select={{ ids: [id] }} {...question} /> : null}
      {asked === 'dismiss' ? <DismissDialog ids={[id]} {...question} /> : null}
    </DialogFrame>
  );
}
