import type { ReactNode } from 'react';
import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Labelled } from '../shared/Labelled';
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
export function RuleField({ form, name, ...rest }: RuleFieldProps) {
  const words = useWords();
  return (
    <Labelled
      name={name}
      label={words(`notify.field.${name}`)}
      error={form.errors[name] && words(`notify.field.${name}.invalid`)}
      {...rest}
    />
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
