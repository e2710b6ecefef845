import { Field, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { providerNames } from '../../../contracts/accounts';
import type { PlatformName } from '../../../contracts/platforms';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';

/** The platform of an app: chosen when it is made, afterwards only shown. */
export function PlatformField({ form, locked }: SectionProps) {
  const words = useWords();
  const { provider } = form.values;
  return (
    <Field.Root name="provider" id="douyin-provider" hint={words(`provider.${provider}.hint`)}>
      <Field.Label>{words('field.provider')}</Field.Label>
      {form.app ? (
        <TextInput readOnly disabled value={words(`provider.${provider}`)} />
      ) : (
        <SingleSelect
          value={provider}
          disabled={locked}
          onChange={(name: string | number) => form.choosePlatform(String(name) as PlatformName)}
        >
          {providerNames.map((name) => (
            <SingleSelectOption key={name} value={name}>
              {words(`provider.${name}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      )}
      <Field.Hint />
    </Field.Root>
  );
}
