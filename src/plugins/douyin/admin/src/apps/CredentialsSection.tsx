import { Panel } from '../shared/Panel';
import { useOwnKey } from '../shared/own-key';
import { useWords } from '../shared/words';
import type { SectionProps } from './form-section';
import { SecretField } from './SecretField';
import { TextField } from './TextField';

const examples = { douyin: 'awxxxxxxxxxxxxxxxx', pan115: '100190000' };

/** Client key and secret as the platform's console shows them. */
export function CredentialsSection(props: SectionProps) {
  const words = useWords();
  const { provider } = props.form.values;
  const ownKey = useOwnKey(provider);
  return (
    <Panel title={words('section.credentials')} hint={words(ownKey('section.credentials.hint'))}>
      <TextField {...props} name="clientKey" placeholder={examples[provider]} />
      <SecretField {...props} />
    </Panel>
  );
}
