import type { ChangeEvent } from 'react';
import { Field, TextInput } from '@strapi/design-system';

type ReasonFieldProps = { label: string; hint: string; value: string; onChange: (text: string) => void };

/** Most characters of a reason. */
const longest = 500;

/** Asks why something is done; the audit keeps it. */
export function ReasonField({ label, hint, value, onChange }: ReasonFieldProps) {
  return (
    <Field.Root id="douyin-reason" name="reason" required hint={hint}>
      <Field.Label>{label}</Field.Label>
      <TextInput
        name="reason"
        value={value}
        maxLength={longest}
        autoComplete="off"
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}
