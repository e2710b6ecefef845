import { useState } from 'react';
import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { BulkDialog, type BulkKind } from './BulkDialog';
import type { Operating } from './use-operation';
import type { Selecting } from './use-selection';
import type { Total } from './use-total';

type BarProps = { selecting: Selecting; operating: Operating; total: Total };

const kinds: BulkKind[] = ['status', 'owner', 'tags'];

/** How many leads are selected, as people read it. */
function useChosen({ selection }: Selecting, total: Total): string {
  const words = useWords();
  const intl = useIntl();
  if (selection.kind === 'picked')
    return words('lead.bulk.picked', { count: intl.formatNumber(selection.ids.length) });
  const count = total ? `${intl.formatNumber(total.total)}${total.totalIsCapped ? '+' : ''}` : '…';
  return words('lead.bulk.all', { count });
}

/** What can be done to the selected leads. */
export function BulkBar({ selecting, operating, total }: BarProps) {
  const words = useWords();
  const [asked, setAsked] = useState<BulkKind | null>(null);
  const chosen = useChosen(selecting, total);
  const { selection, part, chooseAll, clear } = selecting;
  return (
    <Flex gap={3} wrap="wrap" data-testid="douyin-bulk-bar">
      <Typography fontWeight="semiBold" role="status">
        {chosen}
      </Typography>
      {selection.kind === 'picked' && part === true ? (
        <TextButton onClick={chooseAll} data-testid="douyin-bulk-all">
          {words('lead.bulk.choose-all')}
        </TextButton>
      ) : null}
      {kinds.map((kind) => (
        <SteadyButton
          key={kind}
          size="S"
          variant="secondary"
          onClick={() => setAsked(kind)}
          data-testid={`douyin-bulk-${kind}`}
        >
          {words(`lead.bulk.${kind}`)}
        </SteadyButton>
      ))}
      <TextButton onClick={clear}>{words('lead.bulk.clear')}</TextButton>
      {asked ? (
        <BulkDialog
          kind={asked}
          chosen={chosen}
          onClose={() => setAsked(null)}
          onOrder={async (change) => {
            if (!(await operating.start({ select: selecting.select, change }))) return;
            setAsked(null);
            clear();
          }}
        />
      ) : null}
    </Flex>
  );
}
