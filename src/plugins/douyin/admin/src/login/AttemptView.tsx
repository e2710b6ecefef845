import { Box, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle, Phone } from '@strapi/icons';
import { failureOf } from '../shared/failure';
import { FailureBox } from '../shared/FailureBox';
import { useWords } from '../shared/words';
import { isEnd, sentenceKey, type AttemptRun } from './attempt-run';
import { QrBox } from './QrBox';
import { ReturnCodeForm } from './ReturnCodeForm';
import type { AttemptControl } from './use-attempt';

function StageIcon({ run: { status, failure } }: { run: AttemptRun }) {
  const size = { width: '2rem', height: '2rem' };
  if (status?.stage === 'done') return <CheckCircle fill="success600" {...size} />;
  if (failure || (status && isEnd(status.stage))) return <CrossCircle fill="danger600" {...size} />;
  if (status?.stage === 'confirmed') return <Phone fill="primary600" {...size} />;
  return <Loader small />;
}

/** Where the attempt stands in one sentence, read out as it changes. */
function StageLine({ run }: { run: AttemptRun }) {
  const words = useWords();
  return (
    <Flex gap={3}>
      <Box aria-hidden style={{ flexShrink: 0, lineHeight: 0 }}>
        <StageIcon run={run} />
      </Box>
      <Box role="status" aria-live="polite">
        <Typography fontWeight="semiBold">
          {run.failure && !run.status
            ? words('connect.not-started')
            : words(sentenceKey(run), { nickname: run.nickname })}
        </Typography>
      </Box>
    </Flex>
  );
}

/** The way to the platform's page when its window was blocked or closed. */
function PageLink({ authUrl }: { authUrl: string }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Typography variant="pi" textColor="neutral600">
        {words('connect.page.missing')}
      </Typography>
      <Link href={authUrl} isExternal rel="noopener noreferrer" data-testid="douyin-connect-page">
        {words('connect.page.open')}
      </Link>
    </Flex>
  );
}

/** An attempt on its way: what happens, what to do now, and how it came out. */
export function AttemptView({ control }: { control: AttemptControl }) {
  const { run, renewQr, enterCode } = control;
  const { status, qr, authUrl, skewMs, failure } = run;
  const stage = status?.stage ?? 'asked';
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={5}
      data-testid="douyin-attempt"
      data-stage={stage}
      aria-busy={stage === 'asked' && !failure}
    >
      <StageLine run={run} />
      {failure ? <FailureBox failure={failure} /> : null}
      {stage === 'failed' && status?.errorCode ? <FailureBox failure={failureOf(status.errorCode)} /> : null}
      {stage === 'started' && qr ? <QrBox qr={qr} skewMs={skewMs} renewQr={renewQr} /> : null}
      {stage === 'started' && authUrl ? <PageLink authUrl={authUrl} /> : null}
      {stage === 'confirmed' ? <ReturnCodeForm onEnter={enterCode} /> : null}
    </Flex>
  );
}
