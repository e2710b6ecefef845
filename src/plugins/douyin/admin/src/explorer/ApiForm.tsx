import { useState, type ChangeEvent, type FormEvent } from 'react';
import {
  Field,
  Flex,
  MultiSelect,
  MultiSelectOption,
  SingleSelect,
  SingleSelectOption,
  Textarea,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import type { ApiView } from '../../../contracts/explorer';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { partsOf, readForm, type FormValues, type Params, type Problem } from './form-params';

type ApiField = ApiView['fields'][number];

type InputProps = { field: ApiField; value: string; onChange: (value: string) => void };

function Input({ field, value, onChange }: InputProps) {
  const words = useWords();
  const write = (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value);
  if (field.kind === 'choice')
    return (
      <SingleSelect
        value={value || null}
        placeholder={words('explorer.field.choose')}
        onChange={(next: string | number) => onChange(String(next))}
        onClear={field.required ? undefined : () => onChange('')}
        clearLabel={words('explorer.field.clear', { name: field.name })}
      >
        {field.choices.map((choice) => (
          <SingleSelectOption key={choice} value={choice}>
            {choice}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    );
  if (field.kind === 'texts' && field.choices.length > 0)
    return (
      <MultiSelect
        value={partsOf(value)}
        placeholder={words('explorer.field.choose')}
        withTags
        onChange={(next: string[]) => onChange(next.join('\n'))}
        onClear={() => onChange('')}
        clearLabel={words('explorer.field.clear', { name: field.name })}
      >
        {field.choices.map((choice) => (
          <MultiSelectOption key={choice} value={choice}>
            {choice}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    );
  if (field.kind === 'texts') return <Textarea value={value} onChange={write} maxLength={10_000} />;
  return (
    <TextInput
      value={value}
      onChange={write}
      inputMode={field.kind === 'number' ? 'numeric' : undefined}
      autoComplete="off"
      maxLength={2_000}
    />
  );
}

type RowProps = InputProps & { problem: Problem | undefined };

function FieldRow({ problem, ...input }: RowProps) {
  const words = useWords();
  const { field } = input;
  return (
    <Field.Root
      name={field.name}
      required={field.required}
      hint={field.kind === 'texts' && field.choices.length === 0 ? words('explorer.field.texts') : undefined}
      error={problem ? words(`explorer.field.${problem}`) : undefined}
    >
      <Field.Label>{field.name}</Field.Label>
      <Input {...input} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function focusField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}

type ApiFormProps = { api: ApiView; busy: boolean; onSend: (params: Params) => void };

/** What an API takes, as a form; nothing is sent while a needed field is missing. */
export function ApiForm({ api, busy, onSend }: ApiFormProps) {
  const words = useWords();
  const [values, setValues] = useState<FormValues>({});
  const [tried, setTried] = useState(false);
  const { params, problems } = readForm(api.fields, values);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTried(true);
    const [wrong] = Object.keys(problems);
    if (wrong) focusField(event.currentTarget, wrong);
    else if (!busy) onSend(params);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {api.fields.length === 0 ? (
          <Typography variant="pi" textColor="neutral600">
            {words('explorer.no-fields')}
          </Typography>
        ) : null}
        {api.fields.map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            problem={tried ? problems[field.name] : undefined}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        <Flex>
          <SteadyButton
            type="submit"
            startIcon={<PaperPlane />}
            busy={busy}
            data-testid="douyin-explorer-send"
          >
            {words('explorer.send')}
          </SteadyButton>
        </Flex>
      </Flex>
    </form>
  );
}
