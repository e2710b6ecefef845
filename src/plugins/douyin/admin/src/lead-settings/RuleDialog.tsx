import { useState } from 'react';
import { SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { assignmentContracts, type RuleForm, type RuleView } from '../../../contracts/lead-assignment';
import { keywordLimit, leadSourceKinds } from '../../../contracts/leads';
import { callApi } from '../api';
import { OnOff } from '../apps/OnOff';
import { useChoices } from '../leads/choices';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { teamContracts } from '../../../contracts/lead-teams';
import { FormDialog } from '../shared/FormDialog';
import { Labelled } from '../shared/Labelled';
import { useSaving } from '../shared/use-saving';

type Option = { value: string; label: string };
type ChoiceProps = {
  name: 'source' | 'app' | 'account';
  value: string | null;
  options: Option[];
  onChange: (value: string | null) => void;
};

/** What a lead must have; cleared, anything. */
function Choice({ name, value, options, onChange }: ChoiceProps) {
  const words = useWords();
  return (
    <Labelled name={name} label={words(`lead.rules.${name}`)}>
      <SingleSelect
        placeholder={words('lead.teams.any')}
        value={value}
        onChange={(next: string | number) => onChange(String(next))}
        onClear={() => onChange(null)}
        clearLabel={words('filter.clear')}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Labelled>
  );
}

const blank: RuleForm = {
  name: '',
  isOn: true,
  app: null,
  account: null,
  source: null,
  keyword: null,
  team: '',
};

const formOf = ({ id: _id, ...rule }: RuleView): RuleForm => rule;

type FieldsProps = { form: RuleForm; tried: boolean; set: (change: Partial<RuleForm>) => void };

function Wanted({ form, set }: FieldsProps) {
  const words = useWords();
  const { apps, accounts } = useChoices();
  const named = (rows: { id: string; name: string }[]) =>
    rows.map(({ id, name }) => ({ value: id, label: name || id }));
  const sources = leadSourceKinds.map((kind) => ({ value: kind, label: words(`lead.source.${kind}`) }));
  const ofApp = accounts.filter(({ app }) => !form.app || app === form.app);
  return (
    <>
      <Choice
        name="source"
        value={form.source}
        options={sources}
        onChange={(source) => set({ source: leadSourceKinds.find((kind) => kind === source) ?? null })}
      />
      <Choice
        name="app"
        value={form.app}
        options={named(apps)}
        onChange={(app) => set({ app, account: null })}
      />
      <Choice
        name="account"
        value={form.account}
        options={named(ofApp)}
        onChange={(account) => set({ account })}
      />
      <Labelled name="keyword" label={words('lead.teams.keyword')} hint={words('lead.teams.keyword.hint')}>
        <TextInput
          maxLength={keywordLimit}
          value={form.keyword ?? ''}
          onChange={({ target }) => set({ keyword: target.value })}
        />
      </Labelled>
    </>
  );
}

function Fields(props: FieldsProps) {
  const words = useWords();
  const { form, tried, set } = props;
  const teams = useAnswer(teamContracts.list).data?.rows ?? [];
  return (
    <>
      <Labelled
        name="name"
        label={words('lead.rules.name')}
        required
        error={tried && !form.name.trim() && words('lead.teams.name.invalid')}
      >
        <TextInput value={form.name} maxLength={64} onChange={({ target }) => set({ name: target.value })} />
      </Labelled>
      <Wanted {...props} />
      <Labelled
        name="team"
        label={words('lead.rules.team')}
        required
        error={tried && !form.team && words('lead.rules.team.invalid')}
      >
        <SingleSelect
          placeholder={words('lead.rules.team.choose')}
          value={form.team || null}
          onChange={(team: string | number) => set({ team: String(team) })}
        >
          {teams.map(({ id, name }) => (
            <SingleSelectOption key={id} value={id}>
              {name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Labelled>
      <OnOff
        id="douyin-rule-on"
        label={words('lead.rules.on')}
        hint={words('lead.rules.on.hint')}
        on={form.isOn}
        locked={false}
        onChange={(isOn) => set({ isOn })}
      />
    </>
  );
}

type RuleDialogProps = { rule: RuleView | null; onSaved: () => void; onClose: () => void };

/** The form of a rule, or of a new one. */
export function RuleDialog({ rule, onSaved, onClose }: RuleDialogProps) {
  const words = useWords();
  const [form, setForm] = useState(rule ? formOf(rule) : blank);
  const [tried, setTried] = useState(false);
  const body = { ...form, name: form.name.trim(), keyword: form.keyword?.trim() || null };
  const send = () =>
    rule
      ? callApi(assignmentContracts.updateRule, { params: { id: rule.id }, body })
      : callApi(assignmentContracts.createRule, { body });
  const saving = useSaving(send, () => {
    onSaved();
    onClose();
  });
  const save = async () => {
    setTried(true);
    if (body.name && body.team) await saving.save();
  };
  return (
    <FormDialog
      title={rule ? words('lead.rules.edit', { name: rule.name }) : words('lead.rules.new')}
      saving={{ ...saving, save }}
      onClose={onClose}
      testId="douyin-rule-dialog"
    >
      <Fields form={form} tried={tried} set={(change) => setForm((before) => ({ ...before, ...change }))} />
    </FormDialog>
  );
}
