import type { ChangeEvent } from 'react';
import {
  Box,
  Field,
  Flex,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import type { StreamView } from '../../../contracts/sync';
import { OnOff } from '../apps/OnOff';
import { useKnownWords, useWords } from '../shared/words';
import { intervalUnits, type Interval, type IntervalUnit } from './interval';
import type { ScheduleForm } from './use-schedule-form';

type FormProps = { form: ScheduleForm };

function IntervalField({ form, name }: FormProps & { name: 'every' | 'full' }) {
  const words = useWords();
  const interval = form.values[name];
  const set = (change: Partial<Interval>) => form.change({ [name]: { ...interval, ...change } });
  const label = words(`sync.field.${name}`);
  return (
    <Field.Root
      id={`douyin-sync-${name}`}
      name={name}
      hint={words(`sync.field.${name}.hint`)}
      error={form.errors[name] ? words(`sync.field.${name}.invalid`) : undefined}
    >
      <Field.Label>{label}</Field.Label>
      <Flex gap={2}>
        <Box flex="1">
          <NumberInput value={interval.value} onValueChange={(value) => set({ value })} />
        </Box>
        <Box width="14rem">
          <SingleSelect
            aria-label={words('sync.field.unit', { label })}
            value={interval.unit}
            onChange={(unit: string | number) => set({ unit: String(unit) as IntervalUnit })}
          >
            {intervalUnits.map((unit) => (
              <SingleSelectOption key={unit} value={unit}>
                {words(`sync.unit.${unit}`)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function SettingField({ form, name }: FormProps & { name: string }) {
  const words = useWords();
  const known = useKnownWords();
  const key = `sync.setting.${name}`;
  const text = (part: string, fallback: string) => (known(key) ? words(`${key}${part}`) : fallback);
  const { settings, enabled } = form.values;
  return (
    <Field.Root
      id={`douyin-sync-setting-${name}`}
      name={name}
      required={enabled}
      hint={text('.hint', '')}
      error={form.errors[name] ? words('sync.setting.invalid') : undefined}
    >
      <Field.Label>{text('', name)}</Field.Label>
      <TextInput
        name={name}
        value={settings[name] ?? ''}
        autoComplete="off"
        spellCheck={false}
        onChange={(event: ChangeEvent<HTMLInputElement>) =>
          form.change({ settings: { ...settings, [name]: event.target.value } })
        }
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** The fields of a stream's schedule: on or off, how often, and what its kind asks for. */
export function ScheduleFields({ form, stream }: FormProps & { stream: StreamView }) {
  const words = useWords();
  const { values, change } = form;
  return (
    <>
      <OnOff
        id="douyin-sync-enabled"
        label={words('sync.field.enabled')}
        hint={words('sync.field.enabled.hint')}
        on={values.enabled}
        locked={false}
        onChange={(enabled) => change({ enabled })}
      />
      {stream.neededSettings.map((name) => (
        <SettingField key={name} form={form} name={name} />
      ))}
      <IntervalField form={form} name="every" />
      <OnOff
        id="douyin-sync-has-full"
        label={words('sync.field.hasFull')}
        hint={words('sync.field.hasFull.hint')}
        on={values.hasFull}
        locked={false}
        onChange={(hasFull) => change({ hasFull })}
      />
      {values.hasFull ? <IntervalField form={form} name="full" /> : null}
    </>
  );
}
