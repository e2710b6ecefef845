import {
  Box,
  DatePicker,
  Flex,
  MultiSelect,
  MultiSelectOption,
  NumberInput,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { keywordLimit } from '../../../../contracts/leads';
import { whereLimits } from '../../../../contracts/lead-where';
import { useWords } from '../../shared/words';
import type { DraftCondition } from './draft';
import type { Choice } from './use-condition-choices';

type ValueProps = {
  condition: DraftCondition;
  choices: Choice[];
  hasError: boolean;
  onChange: (given: Partial<DraftCondition>) => void;
};

function Values({ condition: { values }, choices, hasError, onChange }: ValueProps) {
  const words = useWords();
  const unknown = values.filter((value) => !choices.some((choice) => choice.value === value));
  const all = [...choices, ...unknown.map((value) => ({ value, label: value }))];
  const labelOf = (value: string) => all.find((choice) => choice.value === value)?.label ?? value;
  return (
    <MultiSelect
      size="S"
      aria-label={words('lead.condition.values')}
      placeholder={words('lead.condition.values')}
      hasError={hasError}
      value={values}
      customizeContent={(chosen = []) => chosen.map(labelOf).join(words('list.separator'))}
      onChange={(next: string[]) => onChange({ values: next })}
      onClear={() => onChange({ values: [] })}
      clearLabel={words('filter.clear')}
    >
      {all.map(({ value, label }) => (
        <MultiSelectOption key={value} value={value}>
          {label}
        </MultiSelectOption>
      ))}
    </MultiSelect>
  );
}

function Words({ condition, hasError, onChange }: ValueProps) {
  const words = useWords();
  return (
    <TextInput
      size="S"
      name="condition-text"
      aria-label={words('lead.condition.text')}
      placeholder={words('lead.condition.text')}
      hasError={hasError}
      maxLength={keywordLimit}
      value={condition.text}
      onChange={({ target }) => onChange({ text: target.value })}
    />
  );
}

function Day({ name, condition, hasError, onChange }: ValueProps & { name: 'day' | 'from' | 'to' }) {
  const words = useWords();
  const day = condition[name];
  const label = words(`lead.condition.${name}`);
  return (
    <Box flex="1" minWidth="14rem">
      <DatePicker
        size="S"
        aria-label={label}
        placeholder={label}
        aria-invalid={hasError && !day}
        value={day ? new Date(`${day}T00:00:00.000Z`) : undefined}
        onChange={(date) => onChange({ [name]: date?.toISOString().slice(0, 10) ?? '' })}
        onClear={() => onChange({ [name]: '' })}
        clearLabel={words('filter.clear')}
      />
    </Box>
  );
}

function Days({ condition, hasError, onChange }: ValueProps) {
  const words = useWords();
  return (
    <Flex gap={2}>
      <Box width="9rem">
        <NumberInput
          size="S"
          aria-label={words('lead.condition.days')}
          hasError={hasError}
          value={condition.days === '' ? undefined : Number(condition.days)}
          onValueChange={(next) =>
            onChange({ days: next === undefined ? '' : String(Math.min(next, whereLimits.days)) })
          }
        />
      </Box>
      <Typography textColor="neutral600">{words('lead.condition.days')}</Typography>
    </Flex>
  );
}

/** What a condition compares its field with; nothing, where its operator needs nothing. */
export function ValueField(props: ValueProps) {
  switch (props.condition.op) {
    case 'any':
    case 'none':
      return <Values {...props} />;
    case 'contains':
    case 'lacks':
      return <Words {...props} />;
    case 'before':
    case 'after':
      return <Day name="day" {...props} />;
    case 'between':
      return (
        <Flex gap={2}>
          <Day name="from" {...props} />
          <Day name="to" {...props} />
        </Flex>
      );
    case 'last':
    case 'next':
      return <Days {...props} />;
    default:
      return null;
  }
}
