import { Panel } from '../shared/Panel';
import { useOwnKey } from '../shared/own-key';
import { useWords } from '../shared/words';
import { traitsOf, type SectionProps } from './form-section';
import { PlatformField } from './PlatformField';
import { TextField } from './TextField';

/** Which platform the app belongs to, what it is called, and where its platform is. */
export function BasicsSection(props: SectionProps) {
  const words = useWords();
  const ownKey = useOwnKey(props.form.values.provider);
  return (
    <Panel title={words('section.basics')}>
      <PlatformField {...props} />
      <TextField {...props} name="name" required placeholder={words(ownKey('field.name.example'))} />
      <TextField {...props} name="baseUrl" required placeholder={traitsOf(props.form).baseUrl} />
    </Panel>
  );
}
