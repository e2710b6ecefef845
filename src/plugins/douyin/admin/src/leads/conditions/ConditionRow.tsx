import { Box, Flex, IconButton, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Trash } from '@strapi/icons';
import { opsOf, whereFields, type WhereField, type WhereOp } from '../../../../contracts/lead-where';
import { useWords } from '../../shared/words';
import { withField, type DraftCondition } from './draft';
import type { Drafting } from './use-draft';
import { ValueField } from './ValueField';

type RowProps = { condition: DraftCondition; drafting: Drafting };

const fields = Object.keys(whereFields) as WhereField[];

/** The id of what a condition is about; the focus goes there when one is added. */
export const fieldId = (key: number): string => `douyin-condition-${key}`;

function Field({ condition, drafting }: RowProps) {
  const words = useWords();
  const choose = (next: string | number) =>
    drafting.change(condition.key, () => withField(condition, next as WhereField));
  return (
    <SingleSelect
      size="S"
      aria-label={words('lead.condition.field')}
      value={condition.field}
      onChange={choose}
    >
      {fields.map((field) => (
        <SingleSelectOption key={field} value={field}>
          {words(`lead.condition.field.${field}`)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

function Operator({ condition, drafting }: RowProps) {
  const words = useWords();
  return (
    <SingleSelect
      size="S"
      aria-label={words('lead.condition.op')}
      value={condition.op}
      onChange={(next: string | number) =>
        drafting.change(condition.key, (before) => ({ ...before, op: next as WhereOp }))
      }
    >
      {opsOf(condition.field).map((op) => (
        <SingleSelectOption key={op} value={op}>
          {words(`lead.condition.op.${op}`)}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

/** One condition: what it is about, what it asks, and with what. */
export function ConditionRow({ condition, drafting }: RowProps) {
  const words = useWords();
  const { key } = condition;
  const isMissing = drafting.missing.includes(key);
  const name = words(`lead.condition.field.${condition.field}`);
  return (
    <Box tag="li" data-testid="douyin-condition">
      <Flex gap={2} wrap="wrap" alignItems="center">
        <Box width="16rem" id={fieldId(key)}>
          <Field condition={condition} drafting={drafting} />
        </Box>
        <Box width="15rem">
          <Operator condition={condition} drafting={drafting} />
        </Box>
        <Box flex="1" minWidth="18rem" maxWidth="40rem">
          <ValueField
            condition={condition}
            choices={drafting.choicesOf(condition.field)}
            hasError={isMissing}
            onChange={(given) => drafting.change(key, (before) => ({ ...before, ...given }))}
          />
        </Box>
        <IconButton
          size="S"
          variant="ghost"
          label={words('lead.condition.remove', { name })}
          onClick={() => drafting.remove(key)}
        >
          <Trash />
        </IconButton>
      </Flex>
      {isMissing ? (
        <Typography variant="pi" textColor="danger600" role="alert">
          {words('lead.condition.missing')}
        </Typography>
      ) : null}
    </Box>
  );
}
