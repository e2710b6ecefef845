import { Flex, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import type { Exploration } from '../../../contracts/explorer';
import { Banner } from '../shared/Banner';
import { CodeBlock } from '../shared/CodeBlock';
import { failureOf } from '../shared/failure';
import { Panel } from '../shared/Panel';
import { prettyJson } from '../shared/pretty-json';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';

type ErrorProps = { error: NonNullable<Exploration['error']> };

function Refusal({ error }: ErrorProps) {
  const words = useWords();
  const { what, remedy } = useExplain()(failureOf(error.code));
  const said = words('explorer.error.said', {
    number: error.number === null ? '–' : String(error.number),
    message: error.message || '–',
    logId: error.logId ?? '–',
  });
  return (
    <Banner variant="danger" title={what} testId="douyin-explorer-error">
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {remedy}
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {said}
        </Typography>
      </Flex>
    </Banner>
  );
}

/** The request as text, the way HTTP writes it. */
const requestText = ({ method, url, headers, body }: Exploration['request']): string =>
  [
    `${method} ${url}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === null ? [] : ['', prettyJson(body)]),
  ].join('\n');

function Answered({ result: { answer, durationMs, error } }: { result: Exploration }) {
  const words = useWords();
  return (
    <Flex gap={2} data-testid="douyin-explorer-answered">
      <Badge variant={error ? 'danger' : 'success'}>
        {answer ? words('explorer.answered', { status: answer.status }) : words('explorer.unanswered')}
      </Badge>
      <Typography variant="pi" textColor="neutral600">
        {words('explorer.took', { ms: durationMs })}
      </Typography>
    </Flex>
  );
}

/** What was sent, with secrets masked, and what came back. */
export function CallResult({ result }: { result: Exploration }) {
  const words = useWords();
  const { request, answer, error } = result;
  return (
    <Panel
      title={words('explorer.result')}
      action={<Answered result={result} />}
      testId="douyin-explorer-result"
    >
      {error ? <Refusal error={error} /> : null}
      {answer ? (
        <CodeBlock
          what={words('explorer.answer')}
          text={prettyJson(answer.body)}
          testId="douyin-explorer-answer"
        />
      ) : (
        <Typography variant="pi">{words('explorer.no-answer')}</Typography>
      )}
      <CodeBlock
        what={words('explorer.request')}
        text={requestText(request)}
        testId="douyin-explorer-request"
      />
    </Panel>
  );
}
