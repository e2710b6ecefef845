import { Button, Flex } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { countLimit } from '../../../contracts/webhook-inbox';
import { deliveryStages, type DeliveryStage } from '../../../contracts/webhooks';
import { useWords } from '../shared/words';

type StageCountsProps = {
  counts: Record<DeliveryStage, number>;
  stage: DeliveryStage | undefined;
  onChange: (stage: DeliveryStage | undefined) => void;
};

/** How many deliveries stand where; pressed, the list shows those alone. */
export function StageCounts({ counts, stage, onChange }: StageCountsProps) {
  const words = useWords();
  const intl = useIntl();
  const written = (count: number) => `${intl.formatNumber(count)}${count >= countLimit ? '+' : ''}`;
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={words('webhook.filter.stage')}>
      {deliveryStages.map((name) => (
        <Button
          key={name}
          size="S"
          variant={stage === name ? 'secondary' : 'tertiary'}
          aria-pressed={stage === name}
          onClick={() => onChange(stage === name ? undefined : name)}
          data-testid={`douyin-webhook-count-${name}`}
          data-count={counts[name]}
        >
          {words('webhook.count', { stage: words(`webhook.stage.${name}`), count: written(counts[name]) })}
        </Button>
      ))}
    </Flex>
  );
}
