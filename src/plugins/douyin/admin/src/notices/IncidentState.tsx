import { Button, Flex, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import type { IncidentView } from '../../../contracts/notices';
import { useAllowed } from '../permissions';
import { Moment } from '../shared/Moment';
import { useWords } from '../shared/words';

const variants = {
  open: 'danger',
  due: 'warning',
  known: 'warning',
  over: 'success',
  ended: 'neutral',
} as const;

/** Whether an incident is over, in one word for its badge. */
function stateOf({ recoveredAt, acknowledgedAt, warning }: IncidentView): keyof typeof variants {
  if (recoveredAt) return warning ? 'ended' : 'over';
  if (acknowledgedAt) return 'known';
  return warning ? 'due' : 'open';
}

type IncidentStateProps = { incident: IncidentView; onAcknowledge: (incident: IncidentView) => void };

/** Whether an incident is open, who knows of it, and the button to say so. */
export function IncidentState({ incident, onAcknowledge }: IncidentStateProps) {
  const words = useWords();
  const allowed = useAllowed()('notice.update');
  const state = stateOf(incident);
  const { acknowledgedBy, recoveredAt } = incident;
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Badge variant={variants[state]} data-testid="douyin-alert-state" data-state={state}>
        {words(`alert.state.${state}`)}
      </Badge>
      {recoveredAt ? <Moment at={recoveredAt} tone="neutral600" /> : null}
      {acknowledgedBy ? (
        <Typography variant="pi" textColor="neutral600">
          {words('alert.known-by', { name: acknowledgedBy })}
        </Typography>
      ) : null}
      {(state === 'open' || state === 'due') && allowed ? (
        <Button
          variant="tertiary"
          size="S"
          onClick={() => onAcknowledge(incident)}
          aria-label={words('alert.acknowledge.label', { name: incident.subject.name })}
          data-testid="douyin-alert-acknowledge"
        >
          {words('alert.acknowledge')}
        </Button>
      ) : null}
    </Flex>
  );
}
