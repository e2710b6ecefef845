import { Banner } from '../shared/Banner';
import { useWords } from '../shared/words';

/** A lead that was asked for, and the one it became part of. */
export type Moved = { from: number; to: number };

/** Says that the lead which was asked for is part of this one. */
export function MovedBox({ moved }: { moved: Moved | null }) {
  const words = useWords();
  if (!moved) return null;
  return (
    <Banner variant="info" title={words('lead.moved', moved)} testId="douyin-lead-moved">
      {words('lead.moved.text')}
    </Banner>
  );
}
