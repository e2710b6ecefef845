import { useState } from 'react';
import { Checkbox, Flex, IconButton, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { duplicateFields, type DuplicateField, type DuplicateKey } from '../../../contracts/lead-duplicates';
import { settingLimits, type KeySettings } from '../../../contracts/lead-settings';
import { Await } from '../shared/Await';
import { Banner } from '../shared/Banner';
import { FailureBox } from '../shared/FailureBox';
import { Panel } from '../shared/Panel';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import { useDuplicateKeys, type DuplicateKeys } from './use-duplicate-keys';

const mostFields = 4;

function useKeyWords(): (key: DuplicateKey) => string {
  const words = useWords();
  return (key) => key.map((field) => words(`lead.same.${field}`)).join(words('lead.settings.keys.and'));
}

type PartProps = { settings: KeySettings; duplicateKeys: DuplicateKeys };

function KeyList({ settings, duplicateKeys }: PartProps) {
  const words = useWords();
  const said = useKeyWords();
  const { keys, isFixed } = settings;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {keys.map((key) => (
        <Flex
          tag="li"
          key={key.join()}
          justifyContent="space-between"
          gap={3}
          data-testid="douyin-duplicate-key"
        >
          <Typography>{said(key)}</Typography>
          {isFixed || keys.length === 1 ? null : (
            <IconButton
              size="S"
              variant="ghost"
              label={words('lead.settings.keys.remove', { key: said(key) })}
              onClick={() => void duplicateKeys.save(keys.filter((one) => one !== key))}
            >
              <Trash />
            </IconButton>
          )}
        </Flex>
      ))}
    </Flex>
  );
}

function NewKey({ settings, duplicateKeys }: PartProps) {
  const words = useWords();
  const [fields, setFields] = useState<DuplicateField[]>([]);
  const toggle = (field: DuplicateField) =>
    setFields((all) => (all.includes(field) ? all.filter((one) => one !== field) : [...all, field]));
  const isThere = settings.keys.some(
    (key) => key.length === fields.length && key.every((field) => fields.includes(field)),
  );
  const idle =
    fields.length === 0 ||
    fields.length > mostFields ||
    isThere ||
    settings.keys.length >= settingLimits.keys;
  const add = async () => {
    // In the usual order, so that the same fields are the same key.
    const key = duplicateFields.filter((field) => fields.includes(field));
    if (await duplicateKeys.save([...settings.keys, key])) setFields([]);
  };
  return (
    <Flex
      tag="fieldset"
      direction="column"
      alignItems="flex-start"
      gap={3}
      borderStyle="none"
      padding={0}
      margin={0}
    >
      <Typography tag="legend" variant="pi" fontWeight="bold">
        {words('lead.settings.keys.new')}
      </Typography>
      <Flex gap={4} wrap="wrap">
        {duplicateFields.map((field) => (
          <Checkbox
            key={field}
            checked={fields.includes(field)}
            onCheckedChange={() => toggle(field)}
            data-testid={`douyin-key-${field}`}
          >
            {words(`lead.same.${field}`)}
          </Checkbox>
        ))}
      </Flex>
      <SteadyButton
        size="S"
        variant="secondary"
        busy={duplicateKeys.busy}
        idle={idle}
        onClick={() => void add()}
        data-testid="douyin-key-add"
      >
        {words('lead.settings.keys.add')}
      </SteadyButton>
    </Flex>
  );
}

/** By what leads look like one person: each line is enough by itself. */
export function KeysPanel() {
  const words = useWords();
  const duplicateKeys = useDuplicateKeys();
  return (
    <Panel
      title={words('lead.settings.keys')}
      hint={words('lead.settings.keys.hint')}
      testId="douyin-duplicate-keys"
    >
      {duplicateKeys.failure ? <FailureBox failure={duplicateKeys.failure} /> : null}
      <Await of={duplicateKeys.answer}>
        {(settings) => (
          <Flex direction="column" alignItems="stretch" gap={4}>
            {settings.isFixed ? <Banner variant="info" title={words('lead.settings.keys.fixed')} /> : null}
            <KeyList settings={settings} duplicateKeys={duplicateKeys} />
            {settings.isFixed ? null : <NewKey settings={settings} duplicateKeys={duplicateKeys} />}
          </Flex>
        )}
      </Await>
    </Panel>
  );
}
