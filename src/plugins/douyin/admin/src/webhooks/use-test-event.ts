import { useState } from 'react';
import { webhookInboxContracts, type DeliveryView, type RefusalView } from '../../../contracts/webhook-inbox';
import { webhookSubscriptionContracts } from '../../../contracts/webhook-subscriptions';
import { callApi } from '../api';
import { useShowFailure } from '../shared/use-explain';
import { useEvery } from '../shared/use-every';

const lookMs = 700;
/** The platform tries again for some while; this is how long somebody watches. */
const patienceMs = 60_000;

/** How far a made-up event got. */
export type TestRun =
  | { state: 'sending' }
  | { state: 'sent'; event: string; at: string; since: number }
  | { state: 'arrived'; event: string; seconds: number; delivery: DeliveryView }
  | { state: 'refused'; refusal: RefusalView }
  | { state: 'missing' };

type Sent = Extract<TestRun, { state: 'sent' }>;

/** Looks whether it came, or was refused. */
async function look(appId: string, { event, at, since }: Sent): Promise<TestRun | null> {
  const query = { app: appId, event, from: at, page: 1, pageSize: 1 };
  const { rows } = await callApi(webhookInboxContracts.list, { query });
  const [delivery] = rows;
  if (delivery) {
    const seconds = Math.max(0, Date.parse(delivery.receivedAt) - Date.parse(at)) / 1000;
    return { state: 'arrived', event, seconds, delivery };
  }
  const refused = await callApi(webhookInboxContracts.refusals, { query: { page: 1, pageSize: 5 } });
  const refusal = refused.rows.find((one) => one.event === event && one.at >= at);
  if (refusal) return { state: 'refused', refusal };
  return Date.now() - since > patienceMs ? { state: 'missing' } : null;
}

/** Has the platform send a made-up event to an app, and follows it into the inbox. */
export function useTestEvent(appId: string): { run: TestRun | null; send: (event: string) => Promise<void> } {
  const showFailure = useShowFailure();
  const [run, setRun] = useState<TestRun | null>(null);
  useEvery(lookMs, () => {
    if (run?.state !== 'sent') return;
    look(appId, run)
      // A look that came late must not undo what was seen, or sent, meanwhile.
      .then((next) => setRun((now) => (next && now === run ? next : now)))
      .catch(() => undefined);
  });
  const send = async (event: string) => {
    setRun({ state: 'sending' });
    try {
      const input = { params: { id: appId }, body: { event } };
      const { at } = await callApi(webhookSubscriptionContracts.test, input);
      setRun({ state: 'sent', event, at, since: Date.now() });
    } catch (thrown) {
      setRun(null);
      showFailure(thrown);
    }
  };
  return { run, send };
}
