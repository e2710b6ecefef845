import { useState } from 'react';
import { SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { outsideHours, teamContracts, type OutsideHours, type TeamView } from '../../../contracts/lead-teams';
import { staffLimits } from '../../../contracts/leads';
import { callApi } from '../api';
import { useChoices } from '../leads/choices';
import { useWords } from '../shared/words';
import { FormDialog } from '../shared/FormDialog';
import { Labelled } from '../shared/Labelled';
import { MemberBox } from './MemberBox';
import { blankTeam, fromTeam, newMember, teamFaults, toTeam, type TeamValues } from './team-values';
import { useSaving } from '../shared/use-saving';

type TeamDialogProps = { team: TeamView | null; onSaved: (team: TeamView) => void; onClose: () => void };
type FormProps = { values: TeamValues; onChange: (values: TeamValues) => void; faults: string[] };

function AddMember({ values, onChange }: FormProps) {
  const words = useWords();
  const { people } = useChoices();
  const free = people.filter(
    ({ id, isActive }) => isActive && !values.members.some(({ admin }) => admin === id),
  );
  const add = (id: string | number) => {
    const person = free.find((one) => String(one.id) === String(id));
    if (person) onChange({ ...values, members: [...values.members, newMember(person.id, person.name)] });
  };
  if (free.length === 0)
    return <Typography textColor="neutral600">{words('lead.teams.member.none-left')}</Typography>;
  return (
    <Labelled name="add" label={words('lead.teams.member.add')}>
      <SingleSelect placeholder={words('lead.teams.member.choose')} value={null} onChange={add}>
        {free.map(({ id, name }) => (
          <SingleSelectOption key={id} value={String(id)}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Labelled>
  );
}

function Fields(props: FormProps) {
  const words = useWords();
  const { values, onChange, faults } = props;
  const change = (place: number, how: (members: TeamValues['members']) => TeamValues['members']) =>
    onChange({
      ...values,
      members: values.members.flatMap((member, at) => (at === place ? how([member]) : [member])),
    });
  return (
    <>
      <Labelled
        name="name"
        label={words('lead.teams.name')}
        required
        error={faults.includes('name') && words('lead.teams.name.invalid')}
      >
        <TextInput
          value={values.name}
          maxLength={staffLimits.team}
          onChange={({ target }) => onChange({ ...values, name: target.value })}
        />
      </Labelled>
      <Labelled name="outside" label={words('lead.teams.outside')} hint={words('lead.teams.outside.hint')}>
        <SingleSelect
          value={values.outsideHours}
          onChange={(next: string | number) =>
            onChange({ ...values, outsideHours: String(next) as OutsideHours })
          }
        >
          {outsideHours.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {words(`lead.teams.outside.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Labelled>
      {values.members.map((member, place) => (
        <MemberBox
          key={member.admin}
          member={member}
          place={place}
          faults={faults}
          onChange={(next) => change(place, () => [next])}
          onRemove={() => change(place, () => [])}
        />
      ))}
      <AddMember {...props} />
    </>
  );
}

/** The form of a team, or of a new one. */
export function TeamDialog({ team, onSaved, onClose }: TeamDialogProps) {
  const words = useWords();
  const [values, setValues] = useState(team ? fromTeam(team) : blankTeam);
  const [tried, setTried] = useState(false);
  const faults = teamFaults(values);
  const send = () => {
    const body = toTeam(values);
    return team
      ? callApi(teamContracts.update, { params: { id: team.id }, body: { ...body, revision: team.revision } })
      : callApi(teamContracts.create, { body });
  };
  const saving = useSaving(send, (saved) => {
    onSaved(saved);
    onClose();
  });
  const save = async () => {
    setTried(true);
    if (faults.length === 0) await saving.save();
  };
  return (
    <FormDialog
      title={team ? words('lead.teams.edit.title', { name: team.name }) : words('lead.teams.new.title')}
      saving={{ ...saving, save }}
      onClose={onClose}
      testId="douyin-team-dialog"
    >
      <Fields values={values} onChange={setValues} faults={tried ? faults : []} />
    </FormDialog>
  );
}
