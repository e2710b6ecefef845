import { useState } from 'react';
import { Field, Flex, SingleSelect, SingleSelectOption, TextInput, Toggle } from '@strapi/design-system';
import type { ConvertibleType, MapSettings, MapView } from '../../../contracts/lead-settings';
import { Banner } from '../shared/Banner';
import { FormDialog } from '../shared/FormDialog';
import { useWords } from '../shared/words';
import { useChoices } from '../leads/choices';
import { useStageName } from '../leads/stages';
import { MapFields } from './MapFields';
import {
  faultOf,
  firstLines,
  newName,
  toDraft,
  unfilled,
  valuesOf,
  type MapFault,
  type MapValues,
} from './map-form';
import type { Maps } from './use-maps';

type FormProps = {
  values: MapValues;
  settings: MapSettings;
  isNew: boolean;
  fault: MapFault | null;
  onChange: (change: Partial<MapValues>) => void;
};

function TypeChoice({ values, settings, isNew, fault, onChange }: FormProps) {
  const words = useWords();
  const choose = (uid: string) => {
    const type = settings.types.find((one) => one.uid === uid);
    onChange({ type: uid, lines: type ? firstLines(type) : [] });
  };
  return (
    <Field.Root
      required
      error={fault === 'type' ? words('lead.settings.fault.type') : undefined}
      hint={isNew ? undefined : words('lead.settings.type.fixed')}
    >
      <Field.Label>{words('lead.settings.type')}</Field.Label>
      <SingleSelect
        placeholder={words('lead.settings.type.choose')}
        disabled={!isNew}
        value={values.type || null}
        onChange={(next: string | number) => choose(String(next))}
      >
        {settings.types.map(({ uid, name }) => (
          <SingleSelectOption key={uid} value={uid}>
            {name}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

function StageChoice({ values, onChange }: FormProps) {
  const words = useWords();
  const stageName = useStageName();
  const { stages } = useChoices();
  return (
    <Field.Root hint={words('lead.settings.stage.hint')}>
      <Field.Label>{words('lead.settings.stage')}</Field.Label>
      <SingleSelect
        placeholder={stageName('CONVERTED')}
        value={values.stage || null}
        onChange={(stage: string | number) => onChange({ stage: String(stage) })}
        onClear={() => onChange({ stage: '' })}
        clearLabel={words('filter.clear')}
      >
        {stages.map(({ name }) => (
          <SingleSelectOption key={name} value={name}>
            {stageName(name)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
    </Field.Root>
  );
}

function Unfilled({ values, type }: { values: MapValues; type: ConvertibleType }) {
  const words = useWords();
  const fields = unfilled(values, type);
  if (fields.length === 0) return null;
  const names = fields.join(words('list.separator'));
  return (
    <Banner variant="warning" title={words('lead.settings.unfilled', { fields: names })}>
      {words('lead.settings.unfilled.text')}
    </Banner>
  );
}

function Form(props: FormProps) {
  const words = useWords();
  const { values, settings, fault, onChange } = props;
  const type = settings.types.find(({ uid }) => uid === values.type);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <TypeChoice {...props} />
      <Field.Root hint={words('lead.settings.title.hint')}>
        <Field.Label>{words('lead.settings.map-title')}</Field.Label>
        <TextInput
          name="title"
          maxLength={64}
          placeholder={type?.name}
          value={values.title}
          onChange={({ target }) => onChange({ title: target.value })}
        />
        <Field.Hint />
      </Field.Root>
      {type ? <MapFields lines={values.lines} type={type} onChange={(lines) => onChange({ lines })} /> : null}
      {fault && fault !== 'type' ? (
        <Banner variant="danger" title={words(`lead.settings.fault.${fault}`)} />
      ) : null}
      {type ? <Unfilled values={values} type={type} /> : null}
      <StageChoice {...props} />
      <Field.Root>
        <Field.Label>{words('lead.settings.on')}</Field.Label>
        <Toggle
          onLabel={words('yes')}
          offLabel={words('no')}
          checked={values.isOn}
          onChange={({ target }) => onChange({ isOn: target.checked })}
        />
      </Field.Root>
    </Flex>
  );
}

type DialogProps = { map: MapView | null; settings: MapSettings; maps: Maps; onClose: () => void };

/** Makes or changes a map: which type, what of the lead goes into which field, and the status afterwards. */
export function MapDialog({ map, settings, maps, onClose }: DialogProps) {
  const words = useWords();
  const [values, setValues] = useState(() => valuesOf(map));
  const [fault, setFault] = useState<MapFault | null>(null);
  const change = (next: Partial<MapValues>) => {
    setValues((before) => ({ ...before, ...next }));
    setFault(null);
  };
  const save = async () => {
    const found = faultOf(values);
    setFault(found);
    const taken = settings.maps.map(({ name }) => name);
    const name = map?.name ?? newName(values.type, taken);
    if (!found && (await maps.put(toDraft(values, name)))) onClose();
  };
  return (
    <FormDialog
      title={words(map ? 'lead.settings.map.edit' : 'lead.settings.map.new')}
      saving={{ busy: maps.busy, failure: maps.failure, save }}
      onClose={onClose}
      testId="douyin-map-dialog"
    >
      <Form values={values} settings={settings} isNew={map === null} fault={fault} onChange={change} />
    </FormDialog>
  );
}
