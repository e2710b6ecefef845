import { Banner } from '../shared/Banner';
import { useWords } from '../shared/words';
import type { Overview } from './steps';

/** `short` leaves out what to do about it. */
type KeysBannerProps = { keys: Overview['keys']; short?: boolean };

/** Warns when secrets cannot be read, or only with a key that was made here. */
export function KeysBanner({ keys, short = false }: KeysBannerProps) {
  const words = useWords();
  if (keys === 'ready') return null;
  return (
    <Banner
      variant={keys === 'locked' ? 'danger' : 'warning'}
      title={words(`keys.${keys}`)}
      testId={`douyin-keys-${keys}`}
    >
      {short ? null : words(`keys.${keys}.remedy`)}
    </Banner>
  );
}
