import { useId } from 'react';
import { Checkbox, Flex, Grid, Typography } from '@strapi/design-system';
import { outgoingEventNames, type OutgoingEvent } from '../../../contracts/outgoing';
import { useWords } from '../shared/words';
import { withEvent } from './hook-values';

type EventChoiceProps = { chosen: OutgoingEvent[]; onChange: (events: OutgoingEvent[]) => void };

/** Which events a webhook takes, each with its name for people and its name for programs. */
export function EventChoice({ chosen, onChange }: EventChoiceProps) {
  const words = useWords();
  const id = useId();
  return (
    <Flex direction="column" alignItems="stretch" gap={3} role="group" aria-labelledby={id}>
      <Typography id={id} variant="pi" fontWeight="bold">
        {words('outgoing.field.events')}
      </Typography>
      <Grid.Root gap={3}>
        {outgoingEventNames.map((name) => (
          <Grid.Item key={name} col={6} xs={12} direction="column" alignItems="flex-start">
            <Checkbox
              checked={chosen.includes(name)}
              onCheckedChange={(checked: boolean | 'indeterminate') =>
                onChange(withEvent(chosen, name, checked === true))
              }
              data-testid={`douyin-outgoing-event-${name}`}
            >
              {words(`outgoing.event.${name}`)}
            </Checkbox>
            <Typography
              variant="pi"
              textColor="neutral600"
              style={{ fontFamily: 'monospace', paddingLeft: '2.8rem' }}
            >
              {name}
            </Typography>
          </Grid.Item>
        ))}
      </Grid.Root>
    </Flex>
  );
}
