import { Flex, Typography } from '@strapi/design-system';
import { webhookInboxContracts } from '../../../contracts/webhook-inbox';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { useAnswer } from '../shared/use-answer';
import { useEvery } from '../shared/use-every';
import { useWords } from '../shared/words';
import { RefusalsTable } from './RefusalsTable';
import { WebhookScreen } from './WebhookScreen';

const refreshMs = 3_000;

function Refused() {
  const words = useWords();
  const { page, pageSize } = useListQuery();
  const refusals = useAnswer(webhookInboxContracts.refusals, { query: { page, pageSize } });
  useEvery(refreshMs, () => void refusals.refresh());
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600">{words('webhook.refused.hint')}</Typography>
      <Await of={refusals}>
        {({ rows, total }) =>
          total === 0 ? (
            <Empty title={words('webhook.refused.empty')} testId="douyin-webhooks-refused-empty">
              {words('webhook.refused.empty.text')}
            </Empty>
          ) : (
            <div>
              <RefusalsTable refusals={rows} />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
    </Flex>
  );
}

/** Calls that were not believed, with the reason and what to do about it. */
export const RefusedPage = () => (
  <WebhookScreen>
    <Refused />
  </WebhookScreen>
);
