import { useState } from 'react';
import { Button, Flex, LinkButton, Modal, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { NavLink } from 'react-router-dom';
import { leadFileContracts } from '../../../contracts/lead-files';
import { pagePath, pluginId } from '../plugin-id';
import { keep, readKept } from '../shared/kept';
import { SteadyButton } from '../shared/SteadyButton';
import { useAnswer } from '../shared/use-answer';
import { useClock } from '../shared/use-clock';
import { useReturnFocus } from '../shared/use-return-focus';
import { useWords } from '../shared/words';
import { readExportChoice } from './export-choice';
import { isGoing } from './export-stage';
import { ExportCount, isWithin } from './ExportCount';
import { ExportForm, type ExportValues } from './ExportForm';
import { ExportState } from './ExportState';
import { useHeadingLanguage } from './use-column-name';
import { useDownload } from './use-download';
import { useExport, type ExportAsk, type Exporting } from './use-export';

/** Which leads are exported. */
export type ExportOf = Pick<ExportAsk, 'ids'> | Pick<ExportAsk, 'filter'>;

const place = `${pluginId}.leads.export`;

function useValues() {
  const language = useHeadingLanguage();
  const [values, setValues] = useState<ExportValues>(() => ({
    ...readExportChoice(readKept(place), language),
    clearPhones: false,
    reason: '',
  }));
  return { values, change: (some: Partial<ExportValues>) => setValues((before) => ({ ...before, ...some })) };
}

type PartProps = { exporting: Exporting; onClose: () => void };

function Ask({ of, exporting, onClose }: PartProps & { of: ExportOf }) {
  const words = useWords();
  const count = useAnswer(leadFileContracts.countExport, { body: { filter: {}, ...of } });
  const { values, change } = useValues();
  const { reason, clearPhones, ...choice } = values;
  const isReady = isWithin(count.data) && reason.trim() !== '' && choice.columns.length > 0;
  const start = () => {
    keep(place, JSON.stringify(choice));
    void exporting.start({ filter: {}, ...of, ...choice, clearPhones, reason: reason.trim() });
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <ExportCount count={count} />
          <ExportForm values={values} onChange={change} />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {words('action.cancel')}
        </Button>
        <SteadyButton busy={exporting.busy} idle={!isReady} onClick={start} data-testid="douyin-export-start">
          {words('lead.export.start')}
        </SteadyButton>
      </Modal.Footer>
    </>
  );
}

function Follow({ exporting, onClose }: PartProps) {
  const words = useWords();
  const now = useClock();
  const download = useDownload();
  const { view, busy, cancel } = exporting;
  if (!view) return null;
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite">
          <ExportState view={view} now={now} />
          <Typography textColor="neutral600">{words('lead.export.background')}</Typography>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Flex gap={2}>
          <Button variant="tertiary" onClick={onClose}>
            {words('action.close')}
          </Button>
          <LinkButton tag={NavLink} variant="tertiary" to={pagePath('/leads/exports')}>
            {words('lead.export.list')}
          </LinkButton>
        </Flex>
        {isGoing(view) ? (
          <SteadyButton
            variant="secondary"
            busy={busy}
            onClick={() => void cancel(view.id)}
            data-testid="douyin-export-cancel"
          >
            {words('lead.export.cancel')}
          </SteadyButton>
        ) : null}
        {view.stage === 'done' ? (
          <SteadyButton
            startIcon={<Download />}
            busy={download.busy}
            onClick={() => void download.exported(view)}
            data-testid="douyin-export-download"
          >
            {words('lead.export.download')}
          </SteadyButton>
        ) : null}
      </Modal.Footer>
    </>
  );
}

/** Exports leads: asks how and why, then shows how far it is; closed, it goes on. */
export function ExportDialog({ of, onClose }: { of: ExportOf; onClose: () => void }) {
  const words = useWords();
  const returnFocus = useReturnFocus();
  const exporting = useExport();
  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content
        aria-describedby={undefined}
        onCloseAutoFocus={returnFocus}
        style={{ maxWidth: '60rem' }}
        data-testid="douyin-export-dialog"
      >
        <Modal.Header closeLabel={words('action.close')}>
          <Modal.Title>{words('lead.export.title')}</Modal.Title>
        </Modal.Header>
        {exporting.view ? (
          <Follow exporting={exporting} onClose={onClose} />
        ) : (
          <Ask of={of} exporting={exporting} onClose={onClose} />
        )}
      </Modal.Content>
    </Modal.Root>
  );
}
