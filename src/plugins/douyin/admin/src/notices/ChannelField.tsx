import type { ReactNode } from 'react';
import { Labelled } from '../shared/Labelled';
import { useWords } from '../shared/words';
import type { ChannelValues } from './channel-values';
import type { ChannelForm } from './use-channel-form';

type ChannelFieldProps = {
  form: ChannelForm;
  name: keyof ChannelValues;
  hint?: string;
  required?: boolean;
  children: ReactNode;
};

/** A field of a channel with its label, hint and fault. */
export function ChannelField({ form, name, ...rest }: ChannelFieldProps) {
  const words = useWords();
  return (
    <Labelled
      name={name}
      label={words(`channel.field.${name}`)}
      error={form.errors[name] && words(`channel.field.${name}.invalid`)}
      {...rest}
    />
  );
}
