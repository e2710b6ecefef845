import { Box, Checkbox, Flex, Grid, TextInput, Typography } from '@strapi/design-system';
import type { WorkHours } from '../../../contracts/lead-hours';
import { useWords } from '../shared/words';
import { Labelled } from '../shared/Labelled';
import type { MemberProps } from './MemberBox';

const week = [1, 2, 3, 4, 5, 6, 7];

type HoursProps = MemberProps & { hours: WorkHours };

/** On which days, from when to when, and by the clock of which place somebody works. */
export function HoursFields({ member, place, faults, hours, onChange }: HoursProps) {
  const words = useWords();
  const set = (change: Partial<WorkHours>) => onChange({ ...member, hours: { ...hours, ...change } });
  const isWrong = (field: string) => faults.includes(`members.${place}.hours.${field}`);
  const toggle = (day: number) =>
    set({ days: week.filter((one) => (one === day) !== hours.days.includes(one)) });
  const time = (name: 'from' | 'to') => (
    <Grid.Item col={3} xs={6}>
      <Labelled
        name={`${name}-${place}`}
        label={words(`lead.teams.hours.${name}`)}
        error={isWrong(name) && words('lead.teams.hours.time.invalid')}
      >
        <TextInput
          type="time"
          step={300}
          value={hours[name]}
          onChange={({ target }) => set({ [name]: target.value })}
        />
      </Labelled>
    </Grid.Item>
  );
  return (
    <Box paddingTop={4}>
      <Flex gap={4} wrap="wrap" paddingBottom={4} role="group" aria-label={words('lead.teams.hours.days')}>
        {week.map((day) => (
          <Checkbox key={day} checked={hours.days.includes(day)} onCheckedChange={() => toggle(day)}>
            {words(`lead.teams.day.${day}`)}
          </Checkbox>
        ))}
        {isWrong('days') ? (
          <Typography textColor="danger600" variant="pi" role="alert">
            {words('lead.teams.hours.days.invalid')}
          </Typography>
        ) : null}
      </Flex>
      <Grid.Root gap={4}>
        {time('from')}
        {time('to')}
        <Grid.Item col={6} xs={12}>
          <Labelled
            name={`zone-${place}`}
            label={words('lead.teams.hours.zone')}
            error={isWrong('zone') && words('lead.teams.hours.zone.invalid')}
          >
            <TextInput value={hours.zone} onChange={({ target }) => set({ zone: target.value.trim() })} />
          </Labelled>
        </Grid.Item>
      </Grid.Root>
    </Box>
  );
}
