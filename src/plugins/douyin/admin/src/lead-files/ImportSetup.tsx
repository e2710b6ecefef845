import { useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import type { ImportView } from '../../../contracts/lead-files';
import { AskDialog } from '../shared/AskDialog';
import { Banner } from '../shared/Banner';
import { Panel } from '../shared/Panel';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { isSamePlan, toPlan } from './import-draft';
import { ImportCounts } from './ImportCounts';
import { ImportProblems } from './ImportProblems';
import { MappingTable } from './MappingTable';
import { PlanFields } from './PlanFields';
import { useColumnName } from './use-column-name';
import { forgetDraft, useDraft } from './use-draft';
import type { Importing } from './use-import';
import { importFields } from '../../../contracts/lead-columns';

type SetupProps = { view: ImportView; importing: Importing };

function Ignored({ view: { ignored } }: { view: ImportView }) {
  const words = useWords();
  const columnName = useColumnName();
  const names = importFields.filter((field) => ignored.includes(field)).map(columnName);
  if (names.length === 0) return null;
  return (
    <Banner variant="info">
      {words('lead.import.ignored', { fields: names.join(words('list.separator')) })}
    </Banner>
  );
}

/** What the file would do, and the button that does it. */
function Tried({ view, busy, onStart }: { view: ImportView; busy: boolean; onStart: () => void }) {
  const words = useWords();
  const { created, changed } = view.counts;
  const writes = created + changed;
  return (
    <Panel
      title={words('lead.import.tried')}
      hint={words('lead.import.tried.hint')}
      testId="douyin-import-tried"
    >
      <ImportCounts counts={view.counts} />
      <Ignored view={view} />
      <ImportProblems view={view} />
      {writes === 0 ? <Banner variant="warning">{words('lead.import.nothing')}</Banner> : null}
      <Flex gap={3}>
        <SteadyButton busy={busy} idle={writes === 0} onClick={onStart} data-testid="douyin-import-start">
          {words('lead.import.start', { count: writes })}
        </SteadyButton>
        {view.counts.rejected > 0 ? (
          <Typography textColor="neutral600">{words('lead.import.rejected.hint')}</Typography>
        ) : null}
      </Flex>
    </Panel>
  );
}

function Discard({ importing }: Pick<SetupProps, 'importing'>) {
  const words = useWords();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="tertiary" onClick={() => setAsking(true)} data-testid="douyin-import-discard">
        {words('lead.import.discard')}
      </Button>
      {asking ? (
        <AskDialog
          title={words('lead.import.discard.title')}
          confirm={words('lead.import.discard')}
          danger
          onConfirm={importing.cancel}
          onCancel={() => setAsking(false)}
        >
          <Typography textAlign="center">{words('lead.import.discard.text')}</Typography>
        </AskDialog>
      ) : null}
    </>
  );
}

/** Says how the file is meant, tries it, and imports it as it was tried. */
export function ImportSetup({ view, importing }: SetupProps) {
  const words = useWords();
  const [draft, setDraft] = useDraft(view);
  const plan = toPlan(draft);
  const wasTried = view.stage === 'checked';
  const isTried = wasTried && isSamePlan(view.plan, plan);
  const start = async () => {
    if (!plan) return;
    await importing.start(plan);
    forgetDraft(view.id);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Panel
        title={words('lead.import.mapping')}
        hint={words('lead.import.mapping.hint')}
        action={<Discard importing={importing} />}
      >
        <MappingTable view={view} draft={draft} onChange={setDraft} />
        <PlanFields draft={draft} onChange={setDraft} />
        {wasTried && !isTried ? <Banner variant="info">{words('lead.import.changed')}</Banner> : null}
        <Flex>
          <SteadyButton
            variant={isTried ? 'secondary' : 'default'}
            busy={importing.busy}
            idle={!plan}
            onClick={() => plan && void importing.check(plan)}
            data-testid="douyin-import-check"
          >
            {words(isTried ? 'lead.import.check.again' : 'lead.import.check')}
          </SteadyButton>
        </Flex>
      </Panel>
      {isTried ? <Tried view={view} busy={importing.busy} onStart={() => void start()} /> : null}
    </Flex>
  );
}
