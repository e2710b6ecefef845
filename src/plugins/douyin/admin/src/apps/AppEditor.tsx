import type { FormEvent } from 'react';
import { Box, Flex, Grid } from '@strapi/design-system';
import type { AppView, SaveNotice } from '../../../contracts/apps';
import { useAllowed } from '../permissions';
import { Screen } from '../shared/Screen';
import { UnsavedGuard } from '../shared/UnsavedGuard';
import { FormButtons } from '../shared/FormButtons';
import { useWords } from '../shared/words';
import { AddressesSection } from './AddressesSection';
import { AppAside } from './AppAside';
import { BasicsSection } from './BasicsSection';
import { CredentialsSection } from './CredentialsSection';
import { traitsOf } from './form-section';
import { LoginRulesSection } from './LoginRulesSection';
import { SaveMessages } from './SaveMessages';
import { SaveQuestions } from './SaveQuestions';
import { ScopesSection } from './ScopesSection';
import { SwitchesSection } from './SwitchesSection';
import { useAppForm, type AppForm } from './use-app-form';
import { BackToApps } from './BackToApps';

const formId = 'douyin-app-form';

function Sections({ form, locked }: { form: AppForm; locked: boolean }) {
  const props = { form, locked };
  const { hasScopes, switches } = traitsOf(form);
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <BasicsSection {...props} />
      <CredentialsSection {...props} />
      {hasScopes ? <ScopesSection {...props} /> : null}
      {switches.includes('login') ? <LoginRulesSection {...props} /> : null}
      <AddressesSection form={form} />
      {switches.length > 0 ? <SwitchesSection {...props} /> : null}
    </Flex>
  );
}

type AppEditorProps = {
  app: AppView | null;
  notices?: SaveNotice[];
  onCreated?: (result: { app: AppView; notices: SaveNotice[] }) => void;
};

/** The form of an app with Test connection beside it. */
export function AppEditor({ app: first, notices, onCreated = () => undefined }: AppEditorProps) {
  const words = useWords();
  const form = useAppForm({ app: first, notices, onCreated });
  const locked = !useAllowed()('app.update');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  return (
    <Screen
      title={form.app ? form.app.name : words('app.new.title')}
      subtitle={form.app?.isDefault ? words('app.page.default') : undefined}
      needs="app.read"
      primary={
        locked ? null : (
          <FormButtons formId={formId} form={form} isStored={form.app !== null} testId="douyin-app" />
        )
      }
      back={<BackToApps />}
    >
      <SaveMessages form={form} locked={locked} />
      <Grid.Root gap={6} style={{ alignItems: 'start' }}>
        <Grid.Item col={8} xs={12} direction="column" alignItems="stretch">
          <Box tag="form" id={formId} onSubmit={submit} noValidate>
            <Sections form={form} locked={locked} />
          </Box>
        </Grid.Item>
        <Grid.Item col={4} xs={12} direction="column" alignItems="stretch">
          <AppAside form={form} />
        </Grid.Item>
      </Grid.Root>
      <SaveQuestions form={form} />
      <UnsavedGuard active={form.changed && !form.saving} />
    </Screen>
  );
}
