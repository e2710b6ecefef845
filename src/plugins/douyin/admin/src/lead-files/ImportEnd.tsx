import { Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { ImportView, RevertReport } from '../../../contracts/lead-files';
import { pagePath } from '../plugin-id';
import { Banner } from '../shared/Banner';
import { failureOf } from '../shared/failure';
import { Panel } from '../shared/Panel';
import { useClock } from '../shared/use-clock';
import { useExplain } from '../shared/use-explain';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { canRevert } from './import-stage';
import { ImportCounts } from './ImportCounts';
import { ImportEndActions } from './ImportEndActions';
import { ImportProblems } from './ImportProblems';
import type { Importing } from './use-import';

type EndProps = { view: ImportView; importing: Importing };

function Failed({ code }: { code: string }) {
  const { what, remedy } = useExplain()(failureOf(code));
  return (
    <Banner variant="danger" title={what}>
      {remedy}
    </Banner>
  );
}

function Reverted({ report }: { report: RevertReport }) {
  const words = useWords();
  const { removed, restored, stayed, stayedLeads } = report;
  return (
    <Banner
      variant={stayed > 0 ? 'warning' : 'success'}
      title={words('lead.import.reverted', { removed, restored })}
      testId="douyin-import-reverted"
    >
      {stayed > 0 ? (
        <Flex gap={2} wrap="wrap">
          <Typography>{words('lead.import.stayed', { count: stayed })}</Typography>
          {stayedLeads.map((id) => (
            <Link key={id} to={pagePath(`/leads/${id}`)}>{`#${id}`}</Link>
          ))}
        </Flex>
      ) : null}
    </Banner>
  );
}

function Said({ view }: { view: ImportView }) {
  const words = useWords();
  if (view.stage === 'reverted' && view.revert) return <Reverted report={view.revert} />;
  if (view.stage === 'failed') return <Failed code={view.error?.code ?? ''} />;
  const hasProblems = view.counts.rejected > 0;
  const isDone = view.stage === 'done';
  return (
    <Banner
      variant={isDone && !hasProblems ? 'success' : 'warning'}
      title={words(isDone ? 'lead.import.done' : 'lead.import.cancelled', {
        created: view.counts.created,
        changed: view.counts.changed,
      })}
      testId="douyin-import-end"
    >
      {isDone && hasProblems ? words('lead.import.done.rejected', { count: view.counts.rejected }) : null}
    </Banner>
  );
}

/** What an import came to, and what can still be done about it. */
export function ImportEnd({ view, importing }: EndProps) {
  const words = useWords();
  const now = useClock();
  const { full } = useMoments();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Said view={view} />
      <Panel
        title={words('lead.import.result')}
        hint={
          canRevert(view, now) && view.revertibleUntil
            ? words('lead.import.revert.until', { when: full(view.revertibleUntil) })
            : undefined
        }
        action={<ImportEndActions view={view} now={now} onRevert={importing.revert} />}
      >
        <ImportCounts counts={view.counts} />
        <ImportProblems view={view} />
        <Flex gap={2}>
          <LinkButton tag={Link} variant="secondary" to={pagePath('/leads?source=import')}>
            {words('lead.import.show')}
          </LinkButton>
          <LinkButton tag={Link} variant="tertiary" to={pagePath('/leads/imports')}>
            {words('lead.import.another')}
          </LinkButton>
        </Flex>
      </Panel>
    </Flex>
  );
}
