import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useWords } from '../shared/words';
import type { Picking } from './use-picks';

type PickBarProps = { picking: Picking; total: number; onReplay: () => void; onDismiss: () => void };

/** What can be done to the picked deliveries. */
export function PickBar({ picking, total, onReplay, onDismiss }: PickBarProps) {
  const words = useWords();
  const intl = useIntl();
  const { picks, part, chooseAll, clear } = picking;
  const count = intl.formatNumber(picks.isAll ? total : picks.ids.length);
  return (
    <Flex gap={3} wrap="wrap" data-testid="douyin-webhook-bar">
      <Typography fontWeight="semiBold" role="status">
        {words(picks.isAll ? 'webhook.picked.all' : 'webhook.picked', { count })}
      </Typography>
      {!picks.isAll && part === true ? (
        <TextButton onClick={chooseAll} data-testid="douyin-webhook-pick-all">
          {words('webhook.pick.all')}
        </TextButton>
      ) : null}
      <Button
        size="S"
        variant="secondary"
        startIcon={<ArrowClockwise />}
        onClick={onReplay}
        data-testid="douyin-webhook-replay-picked"
      >
        {words('webhook.replay')}
      </Button>
      {picks.isAll ? null : (
        <Button
          size="S"
          variant="danger-light"
          onClick={onDismiss}
          data-testid="douyin-webhook-dismiss-picked"
        >
          {words('webhook.dismiss')}
        </Button>
      )}
      <TextButton onClick={clear}>{words('webhook.pick.none')}</TextButton>
    </Flex>
  );
}
