import { Box, Flex, IconButton, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { leadSources, type LeadSource } from '../../../contracts/lead-convert';
import type { ConvertibleType } from '../../../contracts/lead-settings';
import { SteadyButton } from '../shared/SteadyButton';
import { useWords } from '../shared/words';
import type { FieldLine } from './map-form';

type LineProps = {
  line: FieldLine;
  place: number;
  type: ConvertibleType;
  onChange: (line: FieldLine) => void;
  onRemove: () => void;
};

function Line({ line, place, type, onChange, onRemove }: LineProps) {
  const words = useWords();
  const fields = type.fields.filter(({ isWritable }) => isWritable);
  return (
    <Flex tag="li" gap={3} data-testid="douyin-map-line">
      <Box flex="1">
        <SingleSelect
          aria-label={words('lead.settings.line.field', { place: place + 1 })}
          placeholder={words('lead.settings.field.choose')}
          value={line.field || null}
          onChange={(field: string | number) => onChange({ ...line, field: String(field) })}
        >
          {fields.map(({ name, isRequired }) => (
            <SingleSelectOption key={name} value={name}>
              {isRequired ? words('lead.settings.required', { name }) : name}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      <Typography aria-hidden>←</Typography>
      <Box flex="1">
        <SingleSelect
          aria-label={words('lead.settings.line.source', { place: place + 1 })}
          placeholder={words('lead.settings.source.choose')}
          value={line.source || null}
          onChange={(source: string | number) => onChange({ ...line, source: String(source) as LeadSource })}
        >
          {leadSources.map((source) => (
            <SingleSelectOption key={source} value={source}>
              {words(`lead.convert.from.${source}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      <IconButton
        type="button"
        variant="ghost"
        label={words('lead.settings.line.remove', { place: place + 1 })}
        onClick={onRemove}
      >
        <Trash />
      </IconButton>
    </Flex>
  );
}

type FieldsProps = { lines: FieldLine[]; type: ConvertibleType; onChange: (lines: FieldLine[]) => void };

/** What of a lead is written into which field of the type. */
export function MapFields({ lines, type, onChange }: FieldsProps) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography tag="h3" variant="pi" fontWeight="bold">
        {words('lead.settings.fields')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {lines.map((line, place) => (
          <Line
            key={place}
            line={line}
            place={place}
            type={type}
            onChange={(next) => onChange(lines.map((one, at) => (at === place ? next : one)))}
            onRemove={() => onChange(lines.filter((_, at) => at !== place))}
          />
        ))}
      </Flex>
      <Box>
        <SteadyButton
          type="button"
          size="S"
          variant="tertiary"
          onClick={() => onChange([...lines, { field: '', source: '' }])}
          data-testid="douyin-map-add-line"
        >
          {words('lead.settings.line.add')}
        </SteadyButton>
      </Box>
    </Flex>
  );
}
