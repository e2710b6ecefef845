import { Grid } from '@strapi/design-system';
import { OnOff } from '../apps/OnOff';
import { Panel } from '../shared/Panel';
import { useWords } from '../shared/words';
import { ClientText } from './ClientText';
import type { SectionProps } from './form-section';
import { LogoField } from './LogoField';

/** What only a new site can choose: its client_id, and whether it keeps a secret. */
function Forever({ form, locked }: SectionProps) {
  const words = useWords();
  return (
    <>
      <ClientText form={form} locked={locked} name="clientId" />
      <OnOff
        id="douyin-oauth-public"
        label={words('oauth.field.isPublic')}
        hint={words('oauth.field.isPublic.hint')}
        on={form.values.isPublic}
        locked={locked}
        onChange={(isPublic) => form.set('isPublic', isPublic)}
      />
    </>
  );
}

/** What the people who are asked see of a site, and whether it gets in at all. */
export function BasicsSection(props: SectionProps) {
  const words = useWords();
  const { form, locked } = props;
  return (
    <Panel title={words('oauth.section.basics')}>
      <Grid.Root gap={5}>
        <Grid.Item col={6} xs={12} alignItems="stretch">
          <ClientText {...props} name="name" required />
        </Grid.Item>
        <Grid.Item col={6} xs={12} alignItems="stretch">
          <ClientText {...props} name="homepage" placeholder="https://" />
        </Grid.Item>
      </Grid.Root>
      <LogoField {...props} />
      {form.client ? null : <Forever {...props} />}
      <OnOff
        id="douyin-oauth-enabled"
        label={words('oauth.field.enabled')}
        hint={words('oauth.field.enabled.hint')}
        on={form.values.enabled}
        locked={locked}
        onChange={(enabled) => form.set('enabled', enabled)}
      />
    </Panel>
  );
}
