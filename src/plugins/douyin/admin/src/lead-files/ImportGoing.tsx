import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ImportView } from '../../../contracts/lead-files';
import { Panel } from '../shared/Panel';
import { ProgressBar } from '../shared/ProgressBar';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { percentOf } from './import-stage';
import type { Importing } from './use-import';

/** How far a try, an import or its taking back is. */
export function ImportGoing({ view, importing }: { view: ImportView; importing: Importing }) {
  const words = useWords();
  const intl = useIntl();
  const isTry = view.stage === 'checking';
  const isRevert = view.stage === 'reverting';
  const rows = intl.formatNumber(view.counts.rows);
  const far =
    view.total === null
      ? words('lead.import.so-far.uncounted', { rows })
      : words('lead.import.so-far', { rows, total: intl.formatNumber(view.total) });
  return (
    <Panel
      title={words(`lead.import.going.${isTry || isRevert ? view.stage : 'running'}`)}
      hint={words('lead.import.background')}
      testId="douyin-import-going"
    >
      <Flex direction="column" alignItems="stretch" gap={2} maxWidth="60rem">
        <ProgressBar label={words('lead.import.progress')} percent={isRevert ? null : percentOf(view)} />
        {isRevert ? null : <Typography aria-live="polite">{far}</Typography>}
      </Flex>
      {isRevert ? null : (
        <Flex gap={3}>
          <SteadyButton
            variant="secondary"
            busy={importing.busy}
            onClick={() => void (isTry ? importing.stopCheck() : importing.cancel())}
            data-testid="douyin-import-cancel"
          >
            {words(isTry ? 'lead.import.cancel.check' : 'lead.import.cancel')}
          </SteadyButton>
          <Typography variant="pi" textColor="neutral600">
            {words(isTry ? 'lead.import.cancel.check.hint' : 'lead.import.cancel.hint')}
          </Typography>
        </Flex>
      )}
    </Panel>
  );
}
