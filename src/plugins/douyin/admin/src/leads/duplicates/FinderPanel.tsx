import { Box, Flex, Typography } from '@strapi/design-system';
import type { DuplicateSearch } from '../../../../contracts/lead-duplicates';
import { Await } from '../../shared/Await';
import { useMoments } from '../../shared/moments';
import { Panel } from '../../shared/Panel';
import { ProgressBar } from '../../shared/ProgressBar';
import { SteadyButton } from '../../shared/SteadyButton';
import { useWords } from '../../shared/words';
import { isGoing, type Finder } from './use-finder';

function Progress({ search }: { search: DuplicateSearch }) {
  const words = useWords();
  const share = Math.min(99, Math.floor(search.progress * 100));
  return (
    <Flex gap={4}>
      <Box width="24rem">
        <ProgressBar label={words('lead.duplicates.progress')} percent={share} />
      </Box>
      <Typography>{words('lead.duplicates.percent', { share })}</Typography>
    </Flex>
  );
}

function LastRun({ search }: { search: DuplicateSearch }) {
  const words = useWords();
  const { full } = useMoments();
  const { stage, finishedAt } = search;
  const ended = stage === 'failed' || stage === 'cancelled' ? words(`lead.duplicates.${stage}`) : '';
  const last = finishedAt
    ? words('lead.duplicates.last', { when: full(finishedAt) })
    : words('lead.duplicates.never');
  return (
    <Typography role="status" data-testid="douyin-duplicates-last">
      {[ended, last].filter(Boolean).join(' ')}
    </Typography>
  );
}

/** Searches all leads for those that look like one person: when it did last, how far it is, run and cancel. */
export function FinderPanel({ finder }: { finder: Finder }) {
  const words = useWords();
  const { answer, busy, going, run, cancel } = finder;
  // One button stays in its place, so that the focus does.
  const button = (
    <SteadyButton
      variant={going ? 'tertiary' : 'default'}
      busy={busy}
      idle={answer.data === null}
      onClick={() => void (going ? cancel() : run())}
      data-testid={going ? 'douyin-duplicates-cancel' : 'douyin-duplicates-run'}
    >
      {words(going ? 'lead.duplicates.cancel' : 'lead.duplicates.run')}
    </SteadyButton>
  );
  return (
    <Panel
      title={words('lead.duplicates.finder')}
      hint={words('lead.duplicates.finder.hint')}
      action={button}
      testId="douyin-duplicates-finder"
    >
      <Await of={answer}>
        {(search) => (
          <Flex direction="column" alignItems="stretch" gap={3}>
            {isGoing(search) ? <Progress search={search} /> : null}
            <LastRun search={search} />
          </Flex>
        )}
      </Await>
    </Panel>
  );
}
