import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';
import { notifyContracts, type NotifyRuleView } from '../../../contracts/lead-notify';
import { Await } from '../shared/Await';
import { Filter } from '../shared/Filter';
import { Pager } from '../shared/Pager';
import { useListQuery } from '../shared/paging';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { MessagesTable } from './MessagesTable';

type MessagesPanelProps = {
  rules: NotifyRuleView[];
  /** Counted up when something was sent. */
  changes: number;
};

/** The log of what was sent: to whom, why as it was, and how it went. */
export function MessagesPanel({ rules, changes }: MessagesPanelProps) {
  const words = useWords();
  const { page, pageSize, filter, setFilter } = useListQuery();
  const rule = filter('rule');
  const messages = useAnswer(notifyContracts.messages, { query: { page, pageSize, rule } }, changes);
  return (
    <Flex tag="section" aria-labelledby="douyin-notify-log" direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography id="douyin-notify-log" tag="h2" variant="beta">
            {words('notify.log.title')}
          </Typography>
          <Typography textColor="neutral600">{words('notify.log.hint')}</Typography>
        </Flex>
        <Flex gap={2}>
          <Filter
            width="22rem"
            label={words('notify.log.filter')}
            value={rule}
            options={rules.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(next) => setFilter('rule', next)}
          />
          <Button
            variant="tertiary"
            startIcon={<ArrowClockwise />}
            onClick={messages.reload}
            data-testid="douyin-notify-reload"
          >
            {words('notify.log.reload')}
          </Button>
        </Flex>
      </Flex>
      <Await of={messages}>
        {({ rows, total }) =>
          total === 0 ? (
            <Typography textColor="neutral600" data-testid="douyin-notify-log-empty">
              {words('notify.log.empty')}
            </Typography>
          ) : (
            <div>
              <MessagesTable messages={rows} />
              <Pager page={page} pageSize={pageSize} total={total} />
            </div>
          )
        }
      </Await>
    </Flex>
  );
}
