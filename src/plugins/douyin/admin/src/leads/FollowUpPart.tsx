import { useState } from 'react';
import { Box, DatePicker, Flex, TimePicker } from '@strapi/design-system';
import { useAllowed } from '../permissions';
import { SteadyButton } from '../shared/SteadyButton';
import { useClock } from '../shared/use-clock';
import { useWords } from '../shared/words';
import { FollowUpLight } from './cells';
import { addDays, dayOf, momentAt, ownZone, timeOf } from './days';
import { Part } from './Part';
import type { LeadDesk } from './use-lead';

const soon = [
  { name: 'tomorrow', days: 1 },
  { name: 'three-days', days: 3 },
  { name: 'week', days: 7 },
] as const;

const usualTime = '09:00';

function OwnMoment({ desk, onDone }: { desk: LeadDesk; onDone: () => void }) {
  const words = useWords();
  const zone = ownZone();
  const at = new Date(
    desk.lead.nextFollowUpAt ?? momentAt(addDays(dayOf(new Date(), zone), 1), usualTime, zone),
  );
  const [day, setDay] = useState(dayOf(at, zone));
  const [time, setTime] = useState(timeOf(at, zone));
  const save = async () => {
    await desk.edit({ nextFollowUpAt: momentAt(day, time, zone) });
    onDone();
  };
  return (
    <Flex gap={2} paddingTop={2} wrap="wrap">
      <Box width="16rem">
        <DatePicker
          size="S"
          aria-label={words('lead.follow-up.day')}
          value={new Date(`${day}T00:00:00.000Z`)}
          onChange={(date) => date && setDay(date.toISOString().slice(0, 10))}
        />
      </Box>
      <Box width="12rem">
        <TimePicker
          size="S"
          aria-label={words('lead.follow-up.time')}
          value={time}
          onChange={(next) => next && setTime(next)}
        />
      </Box>
      <SteadyButton
        size="S"
        idle={desk.busy}
        onClick={() => void save()}
        data-testid="douyin-lead-follow-save"
      >
        {words('action.save')}
      </SteadyButton>
    </Flex>
  );
}

function Choices({ desk, onOther }: { desk: LeadDesk; onOther: () => void }) {
  const words = useWords();
  const zone = ownZone();
  const set = (at: Date | null) => void desk.edit({ nextFollowUpAt: at });
  const inDays = (days: number) => momentAt(addDays(dayOf(new Date(), zone), days), usualTime, zone);
  return (
    <Flex gap={2} wrap="wrap">
      {soon.map(({ name, days }) => (
        <SteadyButton
          key={name}
          size="S"
          variant="tertiary"
          idle={desk.busy}
          onClick={() => set(inDays(days))}
          data-testid={`douyin-lead-follow-${name}`}
        >
          {words(`lead.follow-up.${name}`)}
        </SteadyButton>
      ))}
      <SteadyButton size="S" variant="tertiary" onClick={onOther} data-testid="douyin-lead-follow-other">
        {words('lead.follow-up.other')}
      </SteadyButton>
      {desk.lead.nextFollowUpAt ? (
        <SteadyButton size="S" variant="ghost" idle={desk.busy} onClick={() => set(null)}>
          {words('lead.follow-up.clear')}
        </SteadyButton>
      ) : null}
    </Flex>
  );
}

/** When the lead is to be followed up next. */
export function FollowUpPart({ desk }: { desk: LeadDesk }) {
  const words = useWords();
  const now = useClock();
  const mayEdit = useAllowed()('lead.update');
  const [own, setOwn] = useState(false);
  return (
    <Part title={words('lead.column.followUp')} testId="douyin-lead-follow-up">
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <FollowUpLight at={desk.lead.nextFollowUpAt} now={now} />
        {mayEdit ? <Choices desk={desk} onOther={() => setOwn(!own)} /> : null}
      </Flex>
      {own && mayEdit ? <OwnMoment desk={desk} onDone={() => setOwn(false)} /> : null}
    </Part>
  );
}
