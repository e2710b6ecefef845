import type { ReactNode } from 'react';
import {
  Flex,
  Grid,
  MultiSelect,
  MultiSelectOption,
  NumberInput,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { notifyEvents, notifyPaces, type NotifyChoices } from '../../../contracts/lead-notify';
import { noticeLanguages } from '../../../contracts/notices';
import { OnOff } from '../apps/OnOff';
import { useWords } from '../shared/words';
import { RuleChoice, RuleField } from './RuleField';
import { conditions, knowsOwner, ownZone, zonesFor } from './rule-values';
import type { RuleForm } from './use-rule-form';
import { useRuleOptions, useZoneName } from './use-rule-options';

type PartProps = { form: RuleForm; choices: NotifyChoices };

function Part({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Flex tag="fieldset" direction="column" alignItems="stretch" gap={4} style={{ border: 0, padding: 0 }}>
      <Typography
        tag="legend"
        variant="delta"
        style={{ padding: 0, marginBottom: hint ? '0.4rem' : '1.2rem' }}
      >
        {title}
      </Typography>
      {hint ? (
        <Typography variant="pi" textColor="neutral600">
          {hint}
        </Typography>
      ) : null}
      {children}
    </Flex>
  );
}

const Half = ({ children }: { children: ReactNode }) => (
  <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
    {children}
  </Grid.Item>
);

function What({ form }: { form: RuleForm }) {
  const words = useWords();
  const { values, change } = form;
  return (
    <Part title={words('notify.part.what')}>
      <Grid.Root gap={4}>
        <Half>
          <RuleField form={form} name="name" required>
            <TextInput
              name="name"
              value={values.name}
              placeholder={words('notify.field.name.example')}
              autoComplete="off"
              onChange={(event) => change({ name: event.target.value })}
            />
          </RuleField>
        </Half>
        <Half>
          <RuleChoice
            form={form}
            name="event"
            options={notifyEvents.map((event) => ({ value: event, label: words(`notify.event.${event}`) }))}
            hint={words(`notify.event.${values.event}.hint`)}
          />
        </Half>
      </Grid.Root>
      <OnOff
        id="douyin-notify-on"
        label={words('notify.field.isOn')}
        hint={words('notify.field.isOn.hint')}
        on={values.isOn}
        locked={false}
        onChange={(isOn) => change({ isOn })}
      />
    </Part>
  );
}

function Conditions({ form, choices }: PartProps) {
  const words = useWords();
  const options = useRuleOptions(choices);
  const { values, change } = form;
  const shown = conditions.filter(
    (name) => name !== 'keyword' && (knowsOwner(values.event) || (name !== 'owner' && name !== 'team')),
  );
  const any = words('notify.any');
  return (
    <Part
      title={words('notify.part.conditions')}
      hint={words(knowsOwner(values.event) ? 'notify.part.conditions.hint' : 'notify.part.conditions.new')}
    >
      <Grid.Root gap={4}>
        {shown.map((name) =>
          name === 'keyword' ? null : (
            <Half key={name}>
              <RuleChoice form={form} name={name} options={options[name]} anything={any} />
            </Half>
          ),
        )}
        <Half>
          <RuleField form={form} name="keyword" hint={words('notify.field.keyword.hint')}>
            <TextInput
              name="keyword"
              value={values.keyword}
              autoComplete="off"
              onChange={(event) => change({ keyword: event.target.value })}
            />
          </RuleField>
        </Half>
      </Grid.Root>
    </Part>
  );
}

function Where({ form, choices }: PartProps) {
  const words = useWords();
  const { values, change } = form;
  const languages = noticeLanguages.map((name) => ({
    value: name,
    label: words(`channel.language.${name}`),
  }));
  const nameOf = ({ name, kind, enabled }: NotifyChoices['channels'][number]) =>
    words(enabled ? 'notify.channel' : 'notify.channel.off', { name, kind: words(`channel.kind.${kind}`) });
  return (
    <Part title={words('notify.part.where')}>
      <Grid.Root gap={4}>
        <Half>
          <RuleField form={form} name="channels" hint={words('notify.field.channels.hint')} required>
            <MultiSelect
              withTags
              placeholder={words('notify.field.channels.choose')}
              value={values.channels}
              onChange={(next: string[]) => change({ channels: next })}
            >
              {choices.channels.map((channel) => (
                <MultiSelectOption key={channel.id} value={channel.id}>
                  {nameOf(channel)}
                </MultiSelectOption>
              ))}
            </MultiSelect>
          </RuleField>
        </Half>
        <Half>
          <RuleChoice
            form={form}
            name="language"
            options={languages}
            anything={words('notify.field.language.any')}
          />
        </Half>
      </Grid.Root>
    </Part>
  );
}

type TimeProps = { form: RuleForm; name: 'quietFrom' | 'quietTo' | 'dailyAt' };

/** A time of day as text: a browser's own field would show it in the browser's language. */
function TimeField({ form, name }: TimeProps) {
  return (
    <RuleField form={form} name={name}>
      <TextInput
        name={name}
        value={form.values[name]}
        placeholder="09:00"
        maxLength={5}
        autoComplete="off"
        onChange={(event) => form.change({ [name]: event.target.value })}
      />
    </RuleField>
  );
}

function PaceField({ form }: { form: RuleForm }) {
  const words = useWords();
  const { values, change } = form;
  if (values.pace === 'daily') return <TimeField form={form} name="dailyAt" />;
  if (values.pace === 'once') return null;
  return (
    <RuleField form={form} name="everyMinutes">
      <NumberInput
        value={values.everyMinutes}
        onValueChange={(everyMinutes) => change({ everyMinutes })}
        aria-label={words('notify.field.everyMinutes')}
      />
    </RuleField>
  );
}

function When({ form }: { form: RuleForm }) {
  const words = useWords();
  const zoneName = useZoneName();
  const { values, change } = form;
  const zones = zonesFor(values.zone, ownZone()).map((zone) => ({ value: zone, label: zoneName(zone) }));
  const hasZone = values.hasQuiet || values.pace === 'daily';
  return (
    <Part title={words('notify.part.when')}>
      <Grid.Root gap={4}>
        <Half>
          <RuleChoice
            form={form}
            name="pace"
            options={notifyPaces.map((pace) => ({ value: pace, label: words(`notify.pace.${pace}`) }))}
            hint={words(`notify.pace.${values.pace}.hint`)}
          />
        </Half>
        <Half>
          <PaceField form={form} />
        </Half>
      </Grid.Root>
      <OnOff
        id="douyin-notify-quiet"
        label={words('notify.field.quiet')}
        hint={words('notify.field.quiet.hint')}
        on={values.hasQuiet}
        locked={false}
        onChange={(hasQuiet) => change({ hasQuiet })}
      />
      <Grid.Root gap={4}>
        {values.hasQuiet ? (
          <>
            <Half>
              <TimeField form={form} name="quietFrom" />
            </Half>
            <Half>
              <TimeField form={form} name="quietTo" />
            </Half>
          </>
        ) : null}
        {hasZone ? (
          <Half>
            <RuleChoice form={form} name="zone" options={zones} />
          </Half>
        ) : null}
      </Grid.Root>
    </Part>
  );
}

/** The fields of a rule: what it tells of, of which leads, to whom, and when. */
export function RuleFields({ form, choices }: PartProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={7}>
      <What form={form} />
      <Conditions form={form} choices={choices} />
      <Where form={form} choices={choices} />
      <When form={form} />
    </Flex>
  );
}
