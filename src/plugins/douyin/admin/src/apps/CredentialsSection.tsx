import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';
import { SecretField } from './SecretField';
import { TextField } from './TextField';

/** Client key and secret as the platform's console shows them. */
export function CredentialsSection(props: SectionProps) {
  const words = useWords();
  return (
    <Panel title={words('section.credentials')} hint={words('section.credentials.hint')}>
      <TextField {...props} name="clientKey" placeholder="awxxxxxxxxxxxxxxxx" />
      <SecretField {...props} />
    </Panel>
  );
}
