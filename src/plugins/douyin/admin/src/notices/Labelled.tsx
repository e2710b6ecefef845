import type { ReactNode } from 'react';
import { Field } from '@strapi/design-system';
import { useWords } from '../shared/words';
import type { ChannelValues } from './channel-values';
import type { ChannelForm } from './use-channel-form';

type LabelledProps = {
  form: ChannelForm;
  name: keyof ChannelValues;
  hint?: string;
  required?: boolean;
  children: ReactNode;
};

/** A field with its label, hint and fault. */
export function Labelled({ form, name, hint, required, children }: LabelledProps) {
  const words = useWords();
  return (
    <Field.Root
      name={name}
      id={`douyin-channel-${name}`}
      required={required}
      hint={hint}
      error={form.errors[name] ? words(`channel.field.${name}.invalid`) : undefined}
    >
      <Field.Label>{words(`channel.field.${name}`)}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
