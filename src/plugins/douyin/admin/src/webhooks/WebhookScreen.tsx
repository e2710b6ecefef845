import type { ReactNode } from 'react';
import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { WebhookTabs } from './WebhookTabs';

/** One of the pages about webhooks, below what leads to the others. */
export function WebhookScreen({ children }: { children: ReactNode }) {
  const words = useWords();
  return (
    <Screen
      title={words('webhook.list.title')}
      subtitle={words('webhook.list.subtitle')}
      needs="webhook.read"
    >
      <WebhookTabs />
      {children}
    </Screen>
  );
}
