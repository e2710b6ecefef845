import { Banner } from '../shared/Banner';
import { useWords } from '../shared/words';
import type { Overview } from './steps';

/** Warns when secrets cannot be read, or only with a key that was made here. */
export function KeysBanner({ keys }: { keys: Overview['keys'] }) {
  const words = useWords();
  if (keys === 'ready') return null;
  return (
    <Banner
      variant={keys === 'locked' ? 'danger' : 'warning'}
      title={words(`keys.${keys}`)}
      testId={`douyin-keys-${keys}`}
    >
      {words(`keys.${keys}.remedy`)}
    </Banner>
  );
}
