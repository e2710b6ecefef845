import { Grid, SingleSelect, SingleSelectOption, Textarea, TextInput } from '@strapi/design-system';
import { channelKinds } from '../../../contracts/notice-channels';
import { noticeLanguages, severities } from '../../../contracts/notices';
import { OnOff } from '../apps/OnOff';
import { useWords } from '../shared/words';
import { ChannelSecret } from './ChannelSecret';
import type { ChannelValues } from './channel-values';
import { ChannelField } from './ChannelField';
import type { ChannelForm } from './use-channel-form';

type FormProps = { form: ChannelForm };

type ChoiceProps = FormProps & {
  name: 'kind' | 'language' | 'minSeverity';
  options: readonly string[];
  word: (option: string) => string;
  disabled?: boolean;
  hint?: string;
};

function Choice({ form, name, options, word, disabled, hint }: ChoiceProps) {
  return (
    <ChannelField form={form} name={name} hint={hint}>
      <SingleSelect
        value={form.values[name]}
        disabled={disabled}
        onChange={(next: string | number) => form.set(name, String(next) as ChannelValues[typeof name])}
      >
        {options.map((option) => (
          <SingleSelectOption key={option} value={option}>
            {word(option)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </ChannelField>
  );
}

function Emails({ form }: FormProps) {
  const words = useWords();
  return (
    <ChannelField form={form} name="emails" hint={words('channel.field.emails.hint')} required>
      <Textarea
        name="emails"
        value={form.values.emails}
        placeholder="ops@example.com"
        onChange={(event) => form.set('emails', event.target.value)}
      />
    </ChannelField>
  );
}

function Address({ form }: FormProps) {
  const words = useWords();
  const { address } = form.channel ?? {};
  const known = address
    ? words('channel.field.url.stored', { origin: address.origin, lastFour: address.lastFour })
    : '';
  return (
    <ChannelField
      form={form}
      name="url"
      hint={words(`channel.field.url.${form.values.kind}`)}
      required={!address}
    >
      <TextInput
        name="url"
        value={form.values.url}
        placeholder={known || 'https://'}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => form.set('url', event.target.value)}
      />
    </ChannelField>
  );
}

/** The fields of a channel; which there are depends on its kind. */
export function ChannelFields({ form }: FormProps) {
  const words = useWords();
  const { values, channel } = form;
  return (
    <>
      <Grid.Root gap={5}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Choice
            form={form}
            name="kind"
            options={channelKinds}
            word={(kind) => words(`channel.kind.${kind}`)}
            disabled={channel !== null}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <ChannelField form={form} name="name" required>
            <TextInput
              name="name"
              value={values.name}
              placeholder={words('channel.field.name.example')}
              autoComplete="off"
              onChange={(event) => form.set('name', event.target.value)}
            />
          </ChannelField>
        </Grid.Item>
      </Grid.Root>
      {values.kind === 'email' ? <Emails form={form} /> : <Address form={form} />}
      <ChannelSecret form={form} />
      <Grid.Root gap={5}>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Choice
            form={form}
            name="minSeverity"
            options={severities}
            word={(severity) => words(`channel.from.${severity}`)}
          />
        </Grid.Item>
        <Grid.Item col={6} xs={12} direction="column" alignItems="stretch">
          <Choice
            form={form}
            name="language"
            options={noticeLanguages}
            word={(language) => words(`channel.language.${language}`)}
          />
        </Grid.Item>
      </Grid.Root>
      <OnOff
        id="douyin-channel-enabled"
        label={words('channel.field.enabled')}
        hint={words('channel.field.enabled.hint')}
        on={values.enabled}
        locked={false}
        onChange={(on) => form.set('enabled', on)}
      />
    </>
  );
}
