import type { DeliveryStage } from '../../../contracts/webhooks';
import { Badge } from '../shared/Badge';
import { useWords } from '../shared/words';

const variants = {
  waiting: 'neutral',
  working: 'primary',
  done: 'success',
  ignored: 'neutral',
  held: 'warning',
  dead: 'danger',
} as const;

/** Where a delivery stands. */
export function StageBadge({ stage }: { stage: DeliveryStage }) {
  const words = useWords();
  return (
    <Badge variant={variants[stage]} data-testid="douyin-webhook-stage" data-stage={stage}>
      {words(`webhook.stage.${stage}`)}
    </Badge>
  );
}
