import { Badge } from '../shared/Badge';
import type { ImportStage } from '../../../contracts/lead-files';
import { useWords } from '../shared/words';

const looks: Record<ImportStage, 'success' | 'danger' | 'neutral' | 'secondary' | 'warning'> = {
  uploaded: 'warning',
  checking: 'secondary',
  checked: 'warning',
  queued: 'secondary',
  running: 'secondary',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  reverting: 'secondary',
  reverted: 'neutral',
};

/** Where an import stands, in a word. */
export function ImportBadge({ stage }: { stage: ImportStage }) {
  return (
    <Badge size="S" variant={looks[stage]} data-testid="douyin-import-stage" data-stage={stage}>
      {useWords()(`lead.import.stage.${stage}`)}
    </Badge>
  );
}
