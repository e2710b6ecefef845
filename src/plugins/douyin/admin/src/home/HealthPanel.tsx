import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { HealthFigures } from './HealthFigures';
import type { Overview } from './steps';

/** On the start page: how the accounts' tokens are; not there before the first account. */
export function HealthPanel({ numbers }: { numbers: Overview }) {
  const words = useWords();
  if (numbers.accounts === 0) return null;
  const hint = numbers.accountsExpired > 0 ? 'health.hint.person' : 'health.hint';
  return (
    <Panel title={words('health.title')} hint={words(hint)} testId="douyin-health-panel">
      <HealthFigures numbers={numbers} />
    </Panel>
  );
}
