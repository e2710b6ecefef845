import type { ReactNode } from 'react';
import { Field } from '@strapi/design-system';

type LabelledProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string | false;
  required?: boolean;
  children: ReactNode;
};

/** A field with its label, hint and fault. */
export function Labelled({ name, label, hint, error, required, children }: LabelledProps) {
  return (
    <Field.Root name={name} hint={hint} error={error || undefined} required={required} width="100%">
      <Field.Label>{label}</Field.Label>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
