import { useState } from 'react';
import { Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { ExportButton } from '../lead-files/ExportButton';
import type { ExportOf } from '../lead-files/ExportDialog';
import { useAllowed } from '../permissions';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { BulkDialog, type BulkKind } from './BulkDialog';
import { EraseManyDialog } from './EraseManyDialog';
import type { Operating } from './use-operation';
import type { Selecting } from './use-selection';
import type { Total } from './use-total';

type BarProps = { selecting: Selecting; operating: Operating; total: Total };
type Asked = BulkKind | 'erase';

const kinds: BulkKind[] = ['status', 'owner', 'tags'];

const exportedOf = ({ selection, all }: Selecting): ExportOf =>
  selection.kind === 'filter' ? all : { ids: [...selection.ids] };

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
  const [asked, setAsked] = useState<Asked | null>(null);
  const chosen = useChosen(selecting, total);
  const allowed = useAllowed();
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
      {(allowed('lead.update') ? kinds : []).map((kind) => (
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
      <ExportButton of={exportedOf(selecting)} testId="douyin-bulk-export" />
      {allowed('lead.erase') ? (
        <SteadyButton
          size="S"
          variant="danger-light"
          onClick={() => setAsked('erase')}
          data-testid="douyin-bulk-erase"
        >
          {words('lead.erase.button')}
        </SteadyButton>
      ) : null}
      <TextButton onClick={clear}>{words('lead.bulk.clear')}</TextButton>
      {asked === 'erase' ? (
        <EraseManyDialog
          select={selecting.select}
          onClose={() => setAsked(null)}
          onOrder={async (order) => {
            await operating.erase(order);
            setAsked(null);
            clear();
          }}
        />
      ) : null}
      {asked && asked !== 'erase' ? (
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
