import { useState, type ReactNode } from 'react';
import { Button, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import type { LeadManyChange } from '../../../contracts/lead-operations';
import { DialogFrame } from '../shared/DialogFrame';
import { Labelled } from '../shared/Labelled';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { blankBulk, noneOf, toManyChange, type BulkValues } from './bulk-change';
import { useChoices } from './choices';
import { useStageName } from './stages';

/** What is changed of many leads at once. */
export type BulkKind = 'status' | 'owner' | 'tags';

type FormProps = { values: BulkValues; onChange: (name: keyof BulkValues, value: string) => void };
type Option = { value: string; label: string };

function Choice({
  name,
  options,
  values,
  onChange,
}: FormProps & { name: 'status' | 'owner' | 'team'; options: Option[] }) {
  const words = useWords();
  return (
    <Labelled
      name={name}
      label={words(`lead.field.${name}`)}
      hint={name === 'status' ? words('lead.bulk.status.hint') : undefined}
    >
      <SingleSelect
        placeholder={words('lead.bulk.same')}
        value={values[name] || null}
        onChange={(next: string | number) => onChange(name, String(next))}
        onClear={() => onChange(name, '')}
        clearLabel={words('filter.clear')}
      >
        {options.map(({ value, label }) => (
          <SingleSelectOption key={value} value={value}>
            {label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Labelled>
  );
}

function StatusForm(props: FormProps) {
  const stageName = useStageName();
  const { stages } = useChoices();
  const options = stages.map(({ name }) => ({ value: name, label: stageName(name) }));
  return <Choice {...props} name="status" options={options} />;
}

function OwnerForm(props: FormProps) {
  const words = useWords();
  const { people, teams } = useChoices();
  const active = people.filter(({ isActive }) => isActive);
  return (
    <>
      <Choice
        {...props}
        name="owner"
        options={[
          { value: noneOf, label: words('lead.owner.none') },
          ...active.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
      />
      <Choice
        {...props}
        name="team"
        options={[
          { value: noneOf, label: words('lead.team.none') },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

function TagsForm({ values, onChange }: FormProps) {
  const words = useWords();
  return (
    <>
      {(['addTags', 'removeTags'] as const).map((name) => (
        <Labelled
          key={name}
          name={name}
          label={words(`lead.bulk.${name}`)}
          hint={words('lead.bulk.tags.hint')}
        >
          <TextInput
            name={name}
            value={values[name]}
            onChange={({ target }) => onChange(name, target.value)}
          />
        </Labelled>
      ))}
    </>
  );
}

const forms: Record<BulkKind, (props: FormProps) => ReactNode> = {
  status: (props) => <StatusForm {...props} />,
  owner: (props) => <OwnerForm {...props} />,
  tags: (props) => <TagsForm {...props} />,
};

type DialogProps = {
  kind: BulkKind;
  /** How many leads are meant, in words. */
  chosen: string;
  onOrder: (change: LeadManyChange) => Promise<void>;
  onClose: () => void;
};

/** Asks what becomes of the selected leads. */
export function BulkDialog({ kind, chosen, onOrder, onClose }: DialogProps) {
  const words = useWords();
  const [values, setValues] = useState(blankBulk);
  const [busy, setBusy] = useState(false);
  const change = toManyChange(values);
  const order = async () => {
    if (!change) return;
    setBusy(true);
    await onOrder(change);
    setBusy(false);
  };
  const footer = (
    <>
      <Button variant="tertiary" onClick={onClose}>
        {words('action.cancel')}
      </Button>
      <SteadyButton busy={busy} idle={!change} onClick={() => void order()} data-testid="douyin-bulk-confirm">
        {words('lead.bulk.confirm')}
      </SteadyButton>
    </>
  );
  return (
    <DialogFrame
      title={words(`lead.bulk.${kind}`)}
      width="52rem"
      footer={footer}
      onClose={onClose}
      testId="douyin-bulk-dialog"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography>{chosen}</Typography>
        {forms[kind]({
          values,
          onChange: (name, value) => setValues((before) => ({ ...before, [name]: value })),
        })}
        <Typography variant="pi" textColor="neutral600">
          {words('lead.bulk.undo.hint')}
        </Typography>
      </Flex>
    </DialogFrame>
  );
}
