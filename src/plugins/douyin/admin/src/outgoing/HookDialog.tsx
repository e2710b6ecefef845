import { useState } from 'react';
import { TextInput } from '@strapi/design-system';
import { outgoingContracts, type OutgoingHook } from '../../../contracts/outgoing';
import { callApi } from '../api';
import { OnOff } from '../apps/OnOff';
import { FormDialog } from '../shared/FormDialog';
import { Labelled } from '../shared/Labelled';
import { useSaving } from '../shared/use-saving';
import { useWords } from '../shared/words';
import { EventChoice } from './EventChoice';
import { hookErrors, hookValues, toHookInput, type HookValues } from './hook-values';

/** What was saved; a new webhook has a secret to be told. */
type Saved = { hook: OutgoingHook; secret: string | null };

async function send(hook: OutgoingHook | null, values: HookValues): Promise<Saved> {
  const body = toHookInput(values);
  if (!hook) return callApi(outgoingContracts.create, { body: { ...body, url: body.url ?? '' } });
  const saved = await callApi(outgoingContracts.update, { params: { id: hook.id }, body });
  return { hook: saved, secret: null };
}

type FieldProps = { values: HookValues; error: boolean; onChange: (text: string) => void };

function Name({ values, error, onChange }: FieldProps) {
  const words = useWords();
  return (
    <Labelled
      name="name"
      label={words('outgoing.field.name')}
      error={error && words('outgoing.field.name.invalid')}
      required
    >
      <TextInput
        maxLength={80}
        autoComplete="off"
        placeholder={words('outgoing.field.name.example')}
        value={values.name}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  );
}

function Address({ values, error, onChange, hook }: FieldProps & { hook: OutgoingHook | null }) {
  const words = useWords();
  return (
    <Labelled
      name="url"
      label={words('outgoing.field.url')}
      hint={words('outgoing.field.url.hint')}
      error={error && words('outgoing.field.url.invalid')}
      required={!hook}
    >
      <TextInput
        autoComplete="off"
        spellCheck={false}
        placeholder={hook ? words('outgoing.field.url.stored', hook.address) : 'https://'}
        value={values.url}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  );
}

type HookDialogProps = {
  hook: OutgoingHook | null;
  onSaved: (saved: Saved) => void;
  onClose: () => void;
};

/** The form of a webhook, or of a new one. */
export function HookDialog({ hook, onSaved, onClose }: HookDialogProps) {
  const words = useWords();
  const [values, setValues] = useState(() => hookValues(hook));
  const [tried, setTried] = useState(false);
  const change = (next: Partial<HookValues>) => setValues((before) => ({ ...before, ...next }));
  const errors = hookErrors(values, hook === null);
  const saving = useSaving(() => send(hook, values), onSaved);
  const save = async () => {
    setTried(true);
    if (!errors.name && !errors.url) await saving.save();
  };
  const shown = (name: 'name' | 'url') => tried && errors[name] === true;
  return (
    <FormDialog
      title={hook ? words('outgoing.edit.title', { name: hook.name }) : words('outgoing.add')}
      saving={{ ...saving, save }}
      onClose={onClose}
      testId="douyin-outgoing-dialog"
    >
      <Name values={values} error={shown('name')} onChange={(name) => change({ name })} />
      <Address values={values} error={shown('url')} hook={hook} onChange={(url) => change({ url })} />
      <EventChoice chosen={values.events} onChange={(events) => change({ events })} />
      <OnOff
        id="douyin-outgoing-enabled"
        label={words('outgoing.field.enabled')}
        hint={words('outgoing.field.enabled.hint')}
        on={values.enabled}
        locked={false}
        onChange={(enabled) => change({ enabled })}
      />
    </FormDialog>
  );
}
