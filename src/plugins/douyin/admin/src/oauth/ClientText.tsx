import { Textarea, TextInput } from '@strapi/design-system';
import { Labelled } from '../shared/Labelled';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';

type Names = 'name' | 'homepage' | 'clientId' | 'redirectUris' | 'redirectBlacklist';

type ClientTextProps = SectionProps & {
  name: Names;
  required?: boolean;
  placeholder?: string;
  /** Several lines. */
  isList?: boolean;
};

/** A text of the form of a site. */
export function ClientText({ form, locked, name, required, placeholder, isList = false }: ClientTextProps) {
  const words = useWords();
  const props = {
    name,
    placeholder,
    value: form.values[name],
    disabled: locked,
    autoComplete: 'off',
    spellCheck: false,
  };
  return (
    <Labelled
      name={name}
      label={words(`oauth.field.${name}`)}
      hint={words(`oauth.field.${name}.hint`)}
      error={form.errors[name] && words(`oauth.field.${name}.invalid`)}
      required={required}
    >
      {isList ? (
        <Textarea
          {...props}
          style={{ fontFamily: 'monospace' }}
          onChange={({ target }: React.ChangeEvent<HTMLTextAreaElement>) => form.set(name, target.value)}
        />
      ) : (
        <TextInput {...props} onChange={({ target }) => form.set(name, target.value)} />
      )}
    </Labelled>
  );
}
