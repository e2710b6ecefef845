import { syncContracts } from '../../../contracts/sync';
import { Await } from '../shared/Await';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useWords } from '../shared/words';
import { StreamList } from './StreamList';

const choicesMs = 60_000;

function WithChoices() {
  const choices = useAnswer(syncContracts.choices);
  useEvery(choicesMs, () => void choices.refresh());
  return <Await of={choices}>{(shown) => <StreamList choices={shown} />}</Await>;
}

/** How people are pulled from the platform into leads: each account's streams, their runs, and what needs a person. */
export function SyncPage() {
  const words = useWords();
  return (
    <Screen title={words('sync.list.title')} subtitle={words('sync.list.subtitle')} needs="sync.read">
      <WithChoices />
    </Screen>
  );
}
