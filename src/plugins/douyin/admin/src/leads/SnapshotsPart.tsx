import { useState } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Eye } from '@strapi/icons';
import { snapshotContracts, snapshotDays, type SnapshotView } from '../../../contracts/lead-snapshots';
import { callApi } from '../api';
import { useAllowed } from '../permissions';
import { AskDialog } from '../shared/AskDialog';
import { CodeBlock } from '../shared/CodeBlock';
import { useMoments } from '../shared/moments';
import { SteadyButton } from '../shared/SteadyButton';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { Part } from './Part';
import type { LeadDesk } from './use-lead';

function useSnapshots(desk: LeadDesk) {
  const showFailure = useShowFailure();
  const [rows, setRows] = useState<SnapshotView[] | null>(null);
  const [asking, setAsking] = useState(false);
  const reveal = async () => {
    try {
      setRows((await callApi(snapshotContracts.reveal, { params: { id: desk.lead.leadId } })).rows);
      desk.told();
    } catch (thrown) {
      showFailure(thrown);
    }
    setAsking(false);
  };
  return { rows, asking, setAsking, reveal };
}

function Snapshot({ snapshot }: { snapshot: SnapshotView }) {
  const words = useWords();
  const { full } = useMoments();
  const { kind, account, app, keptAt, row } = snapshot;
  const where = [words(`lead.source.${kind}`), account.nickname ?? app.name].filter(Boolean).join(' · ');
  return (
    <Box tag="li" data-testid="douyin-lead-snapshot">
      <CodeBlock
        what={`${where} · ${words('lead.snapshots.kept', { when: full(keptAt) })}`}
        text={JSON.stringify(row, null, 2)}
      />
    </Box>
  );
}

/** What platforms said last of the lead, word by word: shown to whoever may see it, which is written down. */
export function SnapshotsPart({ desk }: { desk: LeadDesk }) {
  const words = useWords();
  const { rows, asking, setAsking, reveal } = useSnapshots(desk);
  if (!useAllowed()('lead.reveal')) return null;
  return (
    <Part title={words('lead.snapshots.title')} testId="douyin-lead-snapshots">
      {rows ? (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
          {rows.map((snapshot) => (
            <Snapshot key={`${snapshot.account.id} ${snapshot.kind} ${snapshot.item}`} snapshot={snapshot} />
          ))}
        </Flex>
      ) : (
        <Flex gap={3} wrap="wrap">
          <Typography textColor="neutral600">
            {words('lead.snapshots.hint', { days: snapshotDays })}
          </Typography>
          <SteadyButton
            size="S"
            variant="tertiary"
            startIcon={<Eye />}
            onClick={() => setAsking(true)}
            data-testid="douyin-lead-snapshots-show"
          >
            {words('lead.snapshots.show')}
          </SteadyButton>
        </Flex>
      )}
      {asking ? (
        <AskDialog
          title={words('lead.snapshots.ask')}
          confirm={words('lead.snapshots.show')}
          onConfirm={reveal}
          onCancel={() => setAsking(false)}
          testId="douyin-lead-snapshots-dialog"
        >
          <Typography textAlign="center">{words('lead.snapshots.text')}</Typography>
        </AskDialog>
      ) : null}
    </Part>
  );
}
