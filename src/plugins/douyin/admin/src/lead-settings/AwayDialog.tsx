import { useState } from 'react';
import { DatePicker } from '@strapi/design-system';
import { absenceContracts, absenceDays, type AbsenceView } from '../../../contracts/lead-absence';
import { callApi } from '../api';
import { addDays, dayOf, momentAt, ownZone } from '../leads/days';
import { useWords } from '../shared/words';
import { FormDialog } from '../shared/FormDialog';
import { Labelled } from '../shared/Labelled';
import { useSaving } from '../shared/use-saving';

type AwayDialogProps = {
  /** Null: whoever looks. */
  person: { id: number; name: string } | null;
  until: string | null;
  onSaved: (saved: AbsenceView) => void;
  onClose: () => void;
};

/** The last day of an absence; it ends with that day. */
const lastDayOf = (until: string | null, zone: string): string =>
  until ? dayOf(new Date(Date.parse(until) - 1), zone) : dayOf(new Date(), zone);

const dateOf = (day: string): Date => new Date(`${day}T00:00:00.000Z`);

/** Asks for the last day on which somebody is away. */
export function AwayDialog({ person, until, onSaved, onClose }: AwayDialogProps) {
  const words = useWords();
  const zone = ownZone();
  const [day, setDay] = useState(lastDayOf(until, zone));
  const today = dayOf(new Date(), zone);
  const send = () => {
    const body = { until: momentAt(addDays(day, 1), '00:00', zone) };
    return person
      ? callApi(absenceContracts.set, { params: { admin: person.id }, body })
      : callApi(absenceContracts.setMine, { body });
  };
  const saving = useSaving(send, (saved) => {
    onSaved(saved);
    onClose();
  });
  return (
    <FormDialog
      title={person ? words('lead.away.title.of', { name: person.name }) : words('lead.away.set')}
      saving={saving}
      isValid={day >= today}
      onClose={onClose}
      testId="douyin-away-dialog"
    >
      <Labelled name="day" label={words('lead.away.day')} hint={words('lead.away.day.hint')}>
        <DatePicker
          value={dateOf(day)}
          minDate={dateOf(today)}
          maxDate={dateOf(addDays(today, absenceDays - 2))}
          onChange={(date) => date && setDay(date.toISOString().slice(0, 10))}
        />
      </Labelled>
    </FormDialog>
  );
}
