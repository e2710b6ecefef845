import { useState } from 'react';
import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { platformEvents } from '../../../contracts/webhooks';
import type { WebhookAppView } from '../../../contracts/webhook-subscriptions';
import { pagePath } from '../plugin-id';
import { Banner } from '../shared/Banner';
import { Filter } from '../shared/Filter';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { AppPart } from './AppPart';
import { useEventName, useRefusal } from './event-words';
import { useTestEvent, type TestRun } from './use-test-event';

const testable = platformEvents.filter((event) => event !== 'verify_webhook');
const usual = 'im_receive_msg';

function Arrived({ run }: { run: Extract<TestRun, { state: 'arrived' }> }) {
  const words = useWords();
  const { delivery, seconds } = run;
  const link = (
    <Link tag={RouterLink} to={`${pagePath('/webhooks')}?delivery=${delivery.id}`}>
      {words('webhook.test.look')}
    </Link>
  );
  return (
    <Banner variant="success" action={link} testId="douyin-webhook-test-arrived">
      {words('webhook.test.arrived', { seconds: seconds.toFixed(1) })}
    </Banner>
  );
}

/** How far a made-up event got. */
function Outcome({ run }: { run: TestRun | null }) {
  const words = useWords();
  const refusalOf = useRefusal();
  if (run?.state === 'arrived') return <Arrived run={run} />;
  if (run?.state === 'missing')
    return (
      <Banner variant="warning" testId="douyin-webhook-test-missing">
        {words('webhook.test.missing')}
      </Banner>
    );
  if (run?.state === 'refused') {
    const { what, remedy } = refusalOf(run.refusal.reason);
    return (
      <Banner variant="danger" title={what} testId="douyin-webhook-test-refused">
        {remedy}
      </Banner>
    );
  }
  return run ? <Typography role="status">{words('webhook.test.waiting')}</Typography> : null;
}

/** Has the platform send a made-up event, and shows it arrive. */
export function TestEvent({ app }: { app: WebhookAppView }) {
  const words = useWords();
  const eventName = useEventName();
  const [event, setEvent] = useState<string>(usual);
  const { run, send } = useTestEvent(app.id);
  const busy = run?.state === 'sending' || run?.state === 'sent';
  return (
    <AppPart title={words('webhook.test')} hint={words('webhook.test.hint')}>
      <Flex gap={2} wrap="wrap">
        <Filter
          label={words('webhook.filter.event')}
          value={event}
          options={testable.map((name) => ({ value: name, label: eventName(name) }))}
          onChange={(next) => setEvent(next ?? usual)}
        />
        <SteadyButton
          size="S"
          variant="secondary"
          busy={busy}
          onClick={() => void send(event)}
          data-testid="douyin-webhook-test"
        >
          {words('webhook.test.send')}
        </SteadyButton>
      </Flex>
      <Outcome run={run} />
    </AppPart>
  );
}
