import type { ReactNode } from 'react';
import { Box, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { importModes } from '../../../contracts/lead-files';
import { useChoices } from '../leads/choices';
import { useWords } from '../shared/words';
import { changed, faultsOf, hasMoments, keysIn, type ImportDraft } from './import-draft';
import { useColumnName } from './use-column-name';
import { zones } from './zones';

type FieldsProps = { draft: ImportDraft; onChange: (draft: ImportDraft) => void };
type Option = { value: string; label: string };

type ChoiceProps = {
  name: 'app' | 'matchBy' | 'mode' | 'zone';
  value: string | null;
  options: Option[];
  onChoose: (value: string) => void;
  error?: string;
};

function Choice({ name, value, options, onChoose, error }: ChoiceProps): ReactNode {
  const words = useWords();
  return (
    <Box width="27rem" maxWidth="100%">
      <Field.Root
        name={name}
        id={`douyin-import-${name}`}
        required
        error={error}
        hint={words(`lead.import.field.${name}.hint`)}
      >
        <Field.Label>{words(`lead.import.field.${name}`)}</Field.Label>
        <SingleSelect
          placeholder={words('lead.import.field.choose')}
          value={value}
          onChange={(next: string | number) => onChoose(String(next))}
        >
          {options.map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {option.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </Box>
  );
}

/** Whose people the rows are, how each finds its lead, and which rows are taken. */
export function PlanFields({ draft, onChange }: FieldsProps) {
  const words = useWords();
  const columnName = useColumnName();
  const { apps } = useChoices();
  const keys = keysIn(draft.fields);
  const modes = importModes.filter((mode) => draft.matchBy !== 'leadId' || mode === 'update');
  const faults = faultsOf(draft);
  return (
    <Flex gap={5} wrap="wrap" alignItems="flex-start">
      <Choice
        name="app"
        value={draft.app || null}
        options={apps.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(app) => onChange(changed(draft, { app }))}
        error={faults.includes('no-app') ? words('lead.import.fault.no-app') : undefined}
      />
      <Choice
        name="matchBy"
        value={draft.matchBy}
        options={keys.map((key) => ({ value: key, label: columnName(key) }))}
        onChoose={(next) => onChange(changed(draft, { matchBy: keys.find((key) => key === next) ?? null }))}
        error={faults.includes('no-key') ? words('lead.import.fault.no-key') : undefined}
      />
      <Choice
        name="mode"
        value={draft.mode}
        options={modes.map((mode) => ({ value: mode, label: words(`lead.import.mode.${mode}`) }))}
        onChoose={(next) =>
          onChange(changed(draft, { mode: modes.find((mode) => mode === next) ?? draft.mode }))
        }
      />
      {hasMoments(draft) ? (
        <Choice
          name="zone"
          value={draft.zone}
          options={zones(draft.zone).map((zone) => ({ value: zone, label: `UTC${zone}` }))}
          onChoose={(zone) => onChange(changed(draft, { zone }))}
        />
      ) : null}
    </Flex>
  );
}
