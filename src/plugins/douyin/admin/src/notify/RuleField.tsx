import type { ReactNode } from 'react';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useWords } from '../shared/words';
import type { Option } from './use-rule-options';
import type { RuleForm } from './use-rule-form';

type RuleFieldProps = {
  form: RuleForm;
  name: string;
  hint?: string;
  required?: boolean;
  children: ReactNode;
};

/** A field of a rule with its label, hint and fault. */
export function RuleField({ form, name, hint, required, children }: RuleFieldProps) {
  const words = useWords();
  return (
    <Field.Root
      id={`douyin-notify-${name}`}
      name={name}
      required={required}
      hint={hint}
      error={form.errors[name] ? words(`notify.field.${name}.invalid`) : undefined}
    >
      <Field.Label>{words(`notify.field.${name}`)}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

type ChoiceProps = {
  form: RuleForm;
  name: 'event' | 'pace' | 'zone' | 'app' | 'source' | 'status' | 'owner' | 'team' | 'language';
  options: Option[];
  /** What an empty choice means; without it something must be chosen. */
  anything?: string;
  hint?: string;
};

const none = '-';

/** A field that is chosen from a list. */
export function RuleChoice({ form, name, options, anything, hint }: ChoiceProps) {
  const all = anything === undefined ? options : [{ value: none, label: anything }, ...options];
  return (
    <RuleField form={form} name={name} hint={hint}>
      <SingleSelect
        value={form.values[name] || none}
        onChange={(next: string | number) => form.change({ [name]: next === none ? '' : String(next) })}
      >
        {all.map(({ value, label }) => (
          <SingleSelectOption key={value} value={value}>
            {label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </RuleField>
  );
}
