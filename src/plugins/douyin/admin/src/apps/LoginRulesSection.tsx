import { Field, Flex, Radio, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { appContracts, newUserRules } from '../../../contracts/apps';
import { FailureBox } from '../shared/FailureBox';
import { Panel } from '../shared/Panel';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import type { FormValues } from './form-values';
import type { SectionProps } from './form-section';
import { OnOff } from './OnOff';
import { TextField } from './TextField';

function NewUserRule({ form, locked }: SectionProps) {
  const words = useWords();
  return (
    <Radio.Group
      name="newUserRule"
      aria-label={words('field.newUserRule')}
      value={form.values.newUserRule}
      disabled={locked}
      onValueChange={(rule: string) => form.set('newUserRule', rule as FormValues['newUserRule'])}
    >
      <Flex direction="column" alignItems="stretch" gap={3}>
        {newUserRules.map((rule) => (
          <Radio.Item key={rule} value={rule} data-testid={`douyin-rule-${rule}`}>
            <Flex direction="column" alignItems="flex-start" tag="span">
              <Typography>{words(`rule.${rule}`)}</Typography>
              <Typography variant="pi" textColor="neutral600">
                {words(`rule.${rule}.hint`)}
              </Typography>
            </Flex>
          </Radio.Item>
        ))}
      </Flex>
    </Radio.Group>
  );
}

function DefaultRole({ form, locked }: SectionProps) {
  const words = useWords();
  const roles = useAnswer(appContracts.roles);
  const { defaultRole } = form.values;
  const known = roles.data?.roles ?? [];
  const missing = roles.data !== null && !known.some(({ type }) => type === defaultRole);
  if (roles.failure) return <FailureBox failure={roles.failure} onRetry={roles.reload} />;
  return (
    <Field.Root
      name="defaultRole"
      hint={words('field.defaultRole.hint')}
      error={missing ? words('field.defaultRole.missing', { role: defaultRole }) : undefined}
    >
      <Field.Label>{words('field.defaultRole')}</Field.Label>
      <SingleSelect
        value={defaultRole}
        disabled={locked || form.values.newUserRule !== 'create'}
        onChange={(role: string | number) => form.set('defaultRole', String(role))}
      >
        {[...known, ...(missing || !roles.data ? [{ type: defaultRole, name: defaultRole }] : [])].map(
          (role) => (
            <SingleSelectOption key={role.type} value={role.type}>
              {role.name}
            </SingleSelectOption>
          ),
        )}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function EmbeddedQr({ form, locked }: SectionProps) {
  const words = useWords();
  return (
    <OnOff
      id="douyin-embeddedQr"
      label={words('field.embeddedQr')}
      hint={words('field.embeddedQr.hint')}
      on={form.values.embeddedQr}
      locked={locked}
      onChange={(next) => form.set('embeddedQr', next)}
    />
  );
}

/** Who may log in for the first time and as what, how people are joined, and whether our own QR code is shown. */
export function LoginRulesSection(props: SectionProps) {
  const words = useWords();
  return (
    <Panel title={words('section.login')} hint={words('section.login.hint')}>
      <NewUserRule {...props} />
      <DefaultRole {...props} />
      <TextField {...props} name="developer" />
      <EmbeddedQr {...props} />
    </Panel>
  );
}
