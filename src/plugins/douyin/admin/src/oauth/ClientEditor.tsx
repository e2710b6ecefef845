import type { FormEvent } from 'react';
import { Box, Flex, Grid } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import type { OAuthClientView } from '../../../contracts/oauth-client';
import { UnsavedGuard } from '../shared/UnsavedGuard';
import { useAllowed } from '../permissions';
import { BackLink } from '../shared/BackLink';
import { Banner } from '../shared/Banner';
import { FailureBox } from '../shared/FailureBox';
import { Screen } from '../shared/Screen';
import { StaleDialog } from '../shared/StaleDialog';
import { FormButtons } from '../shared/FormButtons';
import { useWords } from '../shared/words';
import { BasicsSection } from './BasicsSection';
import { ClientAside } from './ClientAside';
import { ConsentsPanel } from './ConsentsPanel';
import { DangerBadges } from './DangerBadges';
import { RedirectsSection } from './RedirectsSection';
import { RulesSection } from './RulesSection';
import { ScopesSection } from './ScopesSection';
import { useClientForm, type ClientForm, type MadeClient } from './use-client-form';

const formId = 'douyin-oauth-form';

function Messages({ form, locked }: { form: ClientForm; locked: boolean }) {
  const words = useWords();
  const isWrong = Object.keys(form.errors).length > 0;
  const dangers = form.client?.dangers ?? [];
  if (!locked && !form.failure && !isWrong && dangers.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingBottom={4}>
      {locked ? <Banner variant="info">{words('oauth.read-only')}</Banner> : null}
      {form.failure ? <FailureBox failure={form.failure} /> : null}
      {isWrong && !form.failure ? <Banner variant="danger">{words('save.invalid')}</Banner> : null}
      {dangers.length > 0 ? (
        <Banner variant="danger" title={words('oauth.dangers')} testId="douyin-oauth-dangers">
          <DangerBadges dangers={dangers} />
        </Banner>
      ) : null}
    </Flex>
  );
}

function Sections({ form, locked }: { form: ClientForm; locked: boolean }) {
  const props = { form, locked };
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <BasicsSection {...props} />
      <RedirectsSection {...props} />
      <ScopesSection {...props} />
      <RulesSection {...props} />
    </Flex>
  );
}

type ClientEditorProps = {
  client: OAuthClientView | null;
  /** A new site that was just saved: nothing is unsaved any more. */
  isMade?: boolean;
  onCreated?: (made: MadeClient) => void;
};

/** The form of a connected site, with its secrets and the people who agreed to it. */
export function ClientEditor({
  client: first,
  isMade = false,
  onCreated = () => undefined,
}: ClientEditorProps) {
  const words = useWords();
  const { toggleNotification } = useNotification();
  const onSaved = () => toggleNotification({ type: 'success', message: words('save.done') });
  const form = useClientForm({ client: first, onCreated, onSaved });
  const locked = !useAllowed()('oauth.update');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  const { client } = form;
  return (
    <Screen
      title={client ? client.name : words('oauth.new.title')}
      needs="oauth.read"
      primary={
        locked ? null : (
          <FormButtons formId={formId} form={form} isStored={form.client !== null} testId="douyin-oauth" />
        )
      }
      back={<BackLink to="/oauth">{words('oauth.back')}</BackLink>}
    >
      <Messages form={form} locked={locked} />
      <Grid.Root gap={6} style={{ alignItems: 'start' }}>
        <Grid.Item col={8} xs={12} direction="column" alignItems="stretch" gap={6}>
          <Box tag="form" id={formId} onSubmit={submit} noValidate>
            <Sections form={form} locked={locked} />
          </Box>
          {client ? <ConsentsPanel client={client} onChanged={form.adopt} /> : null}
        </Grid.Item>
        <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
          <ClientAside client={client} onChanged={form.adopt} />
        </Grid.Item>
      </Grid.Root>
      {form.isStale ? (
        <StaleDialog
          text={words('oauth.stale')}
          onOverwrite={form.overwrite}
          onReload={form.reload}
          onCancel={form.cancelQuestion}
        />
      ) : null}
      <UnsavedGuard active={form.changed && !form.saving && !isMade} />
    </Screen>
  );
}
