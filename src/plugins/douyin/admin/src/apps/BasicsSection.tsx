import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { platformUrl } from './form-values';
import type { SectionProps } from './form-section';
import { TextField } from './TextField';

/** What the app is called and where its platform is. */
export function BasicsSection(props: SectionProps) {
  const words = useWords();
  return (
    <Panel title={words('section.basics')}>
      <TextField {...props} name="name" required placeholder={words('field.name.example')} />
      <TextField {...props} name="baseUrl" required placeholder={platformUrl} />
    </Panel>
  );
}
