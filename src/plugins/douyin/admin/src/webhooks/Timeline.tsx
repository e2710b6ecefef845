import { Flex, Typography } from '@strapi/design-system';
import type { DeliveryDetail, DeliveryLine } from '../../../contracts/webhook-inbox';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { useWhy } from './event-words';

function Line({ line }: { line: DeliveryLine }) {
  const words = useWords();
  const { full } = useMoments();
  const why = useWhy()({ reason: line.reason ?? null, code: line.code ?? null });
  const what = line.act ? words(`webhook.act.${line.act}`) : words(`webhook.outcome.${line.outcome}`);
  return (
    <Flex
      tag="li"
      gap={3}
      alignItems="baseline"
      data-testid="douyin-webhook-line"
      data-outcome={line.act ?? line.outcome}
    >
      <Typography variant="pi" textColor="neutral600" tag="time" dateTime={line.at} style={{ flexShrink: 0 }}>
        {full(line.at)}
      </Typography>
      <Typography variant="pi">{why && !line.act ? words('webhook.line', { what, why }) : what}</Typography>
    </Flex>
  );
}

/** What became of a delivery from its receipt on: each try, and what people did. */
export function Timeline({ delivery: { receivedAt, history } }: { delivery: DeliveryDetail }) {
  const words = useWords();
  const { full } = useMoments();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
        {words('webhook.timeline')}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={1} data-testid="douyin-webhook-timeline">
        <Flex tag="li" gap={3} alignItems="baseline">
          <Typography
            variant="pi"
            textColor="neutral600"
            tag="time"
            dateTime={receivedAt}
            style={{ flexShrink: 0 }}
          >
            {full(receivedAt)}
          </Typography>
          <Typography variant="pi">{words('webhook.outcome.received')}</Typography>
        </Flex>
        {history.map((line) => (
          <Line key={`${line.at} ${line.outcome}`} line={line} />
        ))}
      </Flex>
    </Flex>
  );
}
