import { Screen } from '../shared/Screen';
import { useWords } from '../shared/words';
import { HookList } from './HookList';

/** Which of Strapi's webhooks take our events, and how their deliveries went. */
export function OutgoingPage() {
  const words = useWords();
  return (
    <Screen title={words('outgoing.title')} subtitle={words('outgoing.subtitle')} needs="notice.read">
      <HookList />
    </Screen>
  );
}
