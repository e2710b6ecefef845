import { NumberInput } from '@strapi/design-system';
import { OnOff } from '../apps/OnOff';
import { Labelled } from '../shared/Labelled';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { DangerNote } from './DangerNote';
import type { SectionProps } from './form-section';

/** For how long a refresh token that was spent is forgiven, where the site gets any. */
function Grace({ form, locked }: SectionProps) {
  const words = useWords();
  return (
    <Labelled
      name="refreshGraceSeconds"
      label={words('oauth.field.refreshGraceSeconds')}
      hint={words('oauth.field.refreshGraceSeconds.hint')}
      error={form.errors.refreshGraceSeconds && words('oauth.field.refreshGraceSeconds.invalid')}
    >
      <NumberInput
        value={form.values.refreshGraceSeconds}
        disabled={locked}
        onValueChange={(seconds: number | undefined) => form.set('refreshGraceSeconds', seconds ?? 0)}
      />
    </Labelled>
  );
}

/** How a site proves itself, and how long it stays in. */
export function RulesSection({ form, locked }: SectionProps) {
  const words = useWords();
  const { isPublic, pkceRequired, refreshTokens } = form.values;
  return (
    <Panel title={words('oauth.section.rules')}>
      <OnOff
        id="douyin-oauth-pkce"
        label={words('oauth.field.pkceRequired')}
        hint={words(isPublic ? 'oauth.field.pkceRequired.public' : 'oauth.field.pkceRequired.hint')}
        on={pkceRequired || isPublic}
        locked={locked || isPublic}
        onChange={(on) => form.set('pkceRequired', on)}
      />
      {pkceRequired || isPublic ? null : (
        <DangerNote testId="douyin-oauth-note-no-pkce">{words('oauth.danger.no-pkce.hint')}</DangerNote>
      )}
      <OnOff
        id="douyin-oauth-refresh"
        label={words('oauth.field.refreshTokens')}
        hint={words('oauth.field.refreshTokens.hint')}
        on={refreshTokens}
        locked={locked}
        onChange={(on) => form.set('refreshTokens', on)}
      />
      {refreshTokens ? <Grace form={form} locked={locked} /> : null}
    </Panel>
  );
}
