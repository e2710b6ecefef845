import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { listDangers } from './client-values';
import { ClientText } from './ClientText';
import { DangerNote } from './DangerNote';
import type { SectionProps } from './form-section';
import { RedirectTester } from './RedirectTester';

/** Where users may be sent back to, and where never; with a way to try an address. */
export function RedirectsSection(props: SectionProps) {
  const words = useWords();
  const { redirectUris, redirectBlacklist } = props.form.values;
  return (
    <Panel title={words('oauth.section.redirects')} hint={words('oauth.section.redirects.hint')}>
      <ClientText {...props} name="redirectUris" isList placeholder="https://bbs.example.com/callback" />
      {listDangers(redirectUris).map((danger) => (
        <DangerNote key={danger} testId={`douyin-oauth-note-${danger}`}>
          {words(`oauth.danger.${danger}.hint`)}
        </DangerNote>
      ))}
      <ClientText {...props} name="redirectBlacklist" isList />
      <RedirectTester redirectUris={redirectUris} redirectBlacklist={redirectBlacklist} />
    </Panel>
  );
}
