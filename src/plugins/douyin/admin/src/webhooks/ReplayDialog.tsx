import { Flex, Loader, Typography } from '@strapi/design-system';
import type { DeliverySelect, ReplayView } from '../../../contracts/webhook-inbox';
import { AskDialog } from '../shared/AskDialog';
import { FailureBox } from '../shared/FailureBox';
import { useMoments } from '../shared/moments';
import { useWords } from '../shared/words';
import { useEventName } from './event-words';
import { useReplay } from './use-replay';

const mostExamples = 3;

type ReplayDialogProps = { select: DeliverySelect; onDone: () => void; onClose: () => void };

function Left({ plan: { left } }: { plan: ReplayView }) {
  const words = useWords();
  if (left.length === 0) return null;
  const count = left.reduce((sum, one) => sum + one.count, 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography fontWeight="semiBold">{words('webhook.plan.left', { count })}</Typography>
      <ul
        style={{ margin: 0, paddingLeft: '2rem', listStyle: 'disc' }}
        data-testid="douyin-webhook-plan-left"
      >
        {left.map(({ reason, count: many }) => (
          <li key={reason} data-reason={reason} data-count={many}>
            <Typography variant="pi">
              {words('webhook.plan.reason', { count: many, reason: words(`webhook.reason.${reason}`) })}
            </Typography>
          </li>
        ))}
      </ul>
    </Flex>
  );
}

/** The first of those left, to look at. */
function Examples({ plan: { examples } }: { plan: ReplayView }) {
  const words = useWords();
  const eventName = useEventName();
  const { full } = useMoments();
  return (
    <>
      {examples.slice(0, mostExamples).map(({ id, event, receivedAt, reason }) => (
        <Typography key={id} variant="pi" textColor="neutral600">
          {words('webhook.plan.example', {
            event: eventName(event),
            at: full(receivedAt),
            reason: words(`webhook.reason.${reason}`),
          })}
        </Typography>
      ))}
    </>
  );
}

function Plan({ plan }: { plan: ReplayView }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={3} role="status">
      <Typography data-testid="douyin-webhook-plan" data-handled={plan.handled}>
        {words('webhook.plan.handled', { count: plan.handled })}
      </Typography>
      <Left plan={plan} />
      <Examples plan={plan} />
      {plan.more ? <Typography variant="pi">{words('webhook.plan.more')}</Typography> : null}
      <Typography variant="pi" textColor="neutral600">
        {words('webhook.plan.hint')}
      </Typography>
    </Flex>
  );
}

/** Shows what a replay would do before anything is done, and does it when told to. */
export function ReplayDialog({ select, onDone, onClose }: ReplayDialogProps) {
  const words = useWords();
  const { plan, failure, run } = useReplay(select, onDone);
  return (
    <AskDialog
      title={words('webhook.replay.title')}
      confirm={words('webhook.replay.confirm', { count: plan?.handled ?? 0 })}
      disabled={!plan || plan.handled === 0}
      onConfirm={run}
      onCancel={onClose}
      testId="douyin-webhook-replay-dialog"
    >
      {failure ? <FailureBox failure={failure} /> : null}
      {plan ? <Plan plan={plan} /> : null}
      {plan || failure ? null : (
        <Flex justifyContent="center" aria-busy>
          <Loader small>{words('webhook.plan.asking')}</Loader>
        </Flex>
      )}
    </AskDialog>
  );
}
