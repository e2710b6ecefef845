import { Box, Flex, Typography } from '@strapi/design-system';
import type { CheckName, CheckResult } from '../../../contracts/checks';
import type { PlatformName } from '../../../contracts/platforms';
import type { Failure } from '../shared/failure';
import { useMoments } from '../shared/moments';
import { useOwnKey } from '../shared/own-key';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import type { RowState } from './check-run';
import { OutcomeIcon, OutcomeWord } from './OutcomeBadge';
import { refusalWords, reasonValues } from './reason-values';

type LinesProps = { what: string; remedy: string | null; quiet: (string | null)[] };

function Lines({ what, remedy, quiet }: LinesProps) {
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} style={{ overflowWrap: 'anywhere' }}>
      <Typography variant="pi">{what}</Typography>
      {remedy ? (
        <Typography variant="pi" fontWeight="semiBold">
          {remedy}
        </Typography>
      ) : null}
      {quiet.map((line) =>
        line ? (
          <Typography key={line} variant="pi" textColor="neutral600">
            {line}
          </Typography>
        ) : null,
      )}
    </Flex>
  );
}

function ResultLines({ result, provider }: { result: CheckResult; provider: PlatformName }) {
  const words = useWords();
  const ownKey = useOwnKey(provider);
  const { full, distance } = useMoments();
  const { reason, outcome, details, at, durationMs } = result;
  const values = reasonValues(details, { full, unnamed: words('check.latest-account') });
  const said = refusalWords(details);
  return (
    <Lines
      what={words(ownKey(`check.reason.${reason}`), values)}
      remedy={outcome === 'pass' ? null : words(ownKey(`check.remedy.${reason}`), values)}
      quiet={[
        said && words(said.key, said.values),
        words('check.time', { ms: durationMs, at: distance(at) }),
      ]}
    />
  );
}

function FailureLines({ failure }: { failure: Failure }) {
  const { what, remedy } = useExplain()(failure);
  return <Lines what={what} remedy={remedy} quiet={[failure.message || null]} />;
}

type CheckRowProps = {
  name: CheckName;
  provider: PlatformName;
  state: RowState;
  result?: CheckResult;
  failure?: Failure;
};

/** One check: its state, why it came out so, and what to do. */
export function CheckRow({ name, provider, state, result, failure }: CheckRowProps) {
  const words = useWords();
  const settled = state !== 'running' && state !== 'waiting';
  return (
    <Box
      tag="li"
      data-testid={`douyin-check-${name}`}
      data-outcome={state}
      data-reason={settled ? result?.reason : ''}
    >
      <Flex gap={3} alignItems="flex-start">
        <Box width="1.8rem" paddingTop="1px" style={{ flexShrink: 0, lineHeight: 0 }}>
          <OutcomeIcon state={state} />
        </Box>
        <Flex direction="column" alignItems="stretch" gap={1} flex="1" minWidth={0}>
          <Flex justifyContent="space-between" gap={2}>
            <Typography fontWeight="semiBold">{words(`check.name.${name}`)}</Typography>
            <OutcomeWord state={state} />
          </Flex>
          {state === 'error' && failure ? <FailureLines failure={failure} /> : null}
          {settled && state !== 'error' && result ? (
            <ResultLines result={result} provider={provider} />
          ) : null}
        </Flex>
      </Flex>
    </Box>
  );
}
