import { Flex, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { useIntl } from 'react-intl';
import type { ExportStage, ExportView } from '../../../contracts/lead-files';
import { failureOf } from '../shared/failure';
import { ProgressBar } from '../shared/ProgressBar';
import { useCountdown } from '../shared/use-countdown';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import { percentOf, standing } from './export-stage';

const looks: Record<ExportStage, 'success' | 'danger' | 'neutral' | 'secondary'> = {
  queued: 'secondary',
  running: 'secondary',
  done: 'success',
  failed: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
};

function Going({ view }: { view: ExportView }) {
  const words = useWords();
  const intl = useIntl();
  const written = intl.formatNumber(view.written);
  const far =
    view.total === null
      ? words('lead.export.so-far.uncounted', { written })
      : words('lead.export.so-far', { written, total: intl.formatNumber(view.total) });
  return (
    <>
      <ProgressBar label={words('lead.export.progress')} percent={percentOf(view)} />
      <Typography variant="pi" textColor="neutral600">
        {far}
      </Typography>
    </>
  );
}

function Why({ code }: { code: string }) {
  const { what, remedy } = useExplain()(failureOf(code));
  return (
    <Typography variant="pi" textColor="danger600" style={{ whiteSpace: 'normal' }}>
      {what} {remedy}
    </Typography>
  );
}

/** Where an export stands, how far it is, and until when its file is there. */
export function ExportState({ view, now }: { view: ExportView; now: number }) {
  const words = useWords();
  const countdown = useCountdown();
  const stage = standing(view, now);
  const isGoing = stage === 'queued' || stage === 'running';
  return (
    <Flex
      direction="column"
      alignItems="flex-start"
      gap={1}
      minWidth="18rem"
      data-testid="douyin-export-state"
      data-stage={stage}
    >
      <Badge size="S" variant={looks[stage]}>
        {words(`lead.export.stage.${stage}`)}
      </Badge>
      {isGoing ? <Going view={view} /> : null}
      {stage === 'failed' && view.error ? <Why code={view.error.code} /> : null}
      {stage === 'done' && view.expiresAt ? (
        <Typography variant="pi" textColor="neutral600">
          {words('lead.export.expires', { when: countdown(view.expiresAt, now) })}
        </Typography>
      ) : null}
    </Flex>
  );
}
