import type { ReactNode } from 'react';
import { Field, TextInput } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useOwnKey } from '../shared/own-key';
import { useWords } from '../shared/words';
import { originOf, type SectionProps } from './form-section';

type Names = 'name' | 'clientKey' | 'baseUrl' | 'developer';

const mayBeFixed = (name: Names): name is 'clientKey' | 'baseUrl' =>
  name === 'clientKey' || name === 'baseUrl';

type TextFieldProps = SectionProps & {
  name: Names;
  required?: boolean;
  placeholder?: string;
  endAction?: ReactNode;
};

/** A text field of the app form; fixed by the environment it is read-only and says by which variable. */
export function TextField({ form, locked, name, required, placeholder, endAction }: TextFieldProps) {
  const words = useWords();
  const variable = mayBeFixed(name) ? originOf(form, name) : null;
  const ownKey = useOwnKey(form.values.provider);
  const own = (what = '') => words(ownKey(`field.${name}${what}`));
  const hint = variable ? words('field.from-environment', { variable }) : own('.hint');
  return (
    <Field.Root
      name={name}
      id={`douyin-${name}`}
      required={required}
      hint={hint}
      error={form.errors[name] ? own('.invalid') : undefined}
    >
      <Field.Label>{own()}</Field.Label>
      <TextInput
        name={name}
        value={form.values[name]}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        disabled={locked || variable !== null}
        startAction={variable ? <Lock aria-hidden /> : undefined}
        endAction={endAction}
        onChange={(event) => form.set(name, event.target.value)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
