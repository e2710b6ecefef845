import { Flex, Typography } from '@strapi/design-system';
import type { NotifyTest } from '../../../contracts/lead-notify';
import { Banner } from '../shared/Banner';
import { failureOf } from '../shared/failure';
import { useExplain } from '../shared/use-explain';
import { useWords } from '../shared/words';
import type { Tested } from './use-rule-actions';

function ResultLine({ channel, ok, code, message }: NotifyTest) {
  const words = useWords();
  const explain = useExplain();
  if (ok) return <Typography tag="li">{words('notify.test.ok', { channel })}</Typography>;
  const { what, remedy } = explain(failureOf(code ?? ''));
  return (
    <Flex tag="li" direction="column" alignItems="flex-start">
      <Typography textColor="danger600">{words('notify.test.failed', { channel, what })}</Typography>
      <Typography variant="pi" textColor="neutral600">
        {remedy}
      </Typography>
      {message ? (
        <Typography variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** How the test of a rule went, channel by channel. */
export function TestResult({ tested: { rule, results }, onClose }: { tested: Tested; onClose: () => void }) {
  const words = useWords();
  const isGood = results.length > 0 && results.every(({ ok }) => ok);
  return (
    <Banner
      variant={isGood ? 'success' : 'danger'}
      title={words('notify.test.title', { name: rule.name })}
      onClose={onClose}
      testId="douyin-notify-tested"
    >
      {results.length === 0 ? (
        words('notify.test.none')
      ) : (
        <Flex tag="ul" direction="column" alignItems="flex-start" gap={2}>
          {results.map((result) => (
            <ResultLine key={result.channel} {...result} />
          ))}
        </Flex>
      )}
    </Banner>
  );
}
