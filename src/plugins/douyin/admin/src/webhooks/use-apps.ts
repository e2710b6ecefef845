import { webhookSubscriptionContracts, type WebhookAppView } from '../../../contracts/webhook-subscriptions';
import { useAnswer, type Loaded } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';

const refreshMs = 5_000;

/** How apps stand with the webhook, asked again while the page is looked at. */
export function useApps(): Loaded<{ apps: WebhookAppView[] }> {
  const apps = useAnswer(webhookSubscriptionContracts.apps);
  useEvery(refreshMs, () => void apps.refresh());
  return apps;
}
