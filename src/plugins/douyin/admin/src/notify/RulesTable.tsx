import { Button, Flex, IconButton, Switch, Typography } from '@strapi/design-system';
import { Pencil, Trash } from '@strapi/icons';
import type { NotifyChoices, NotifyRuleView } from '../../../contracts/lead-notify';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { RuleWhat, RuleWhen, RuleWhere } from './RuleSummary';
import type { RuleActions } from './use-rule-actions';

const columns = ['name', 'what', 'when', 'where', 'actions'] as const;

/** What is asked for by the buttons of a row. */
export type RuleAsks = {
  onEdit: (rule: NotifyRuleView) => void;
  onDelete: (rule: NotifyRuleView) => void;
};

type RowProps = RuleAsks & { rule: NotifyRuleView; choices: NotifyChoices; actions: RuleActions };

function Name({ rule, actions }: Pick<RowProps, 'rule' | 'actions'>) {
  const words = useWords();
  const { name, isOn, waiting } = rule;
  return (
    <Flex gap={3}>
      <Switch
        aria-label={words('notify.turn', { name })}
        checked={isOn}
        style={isOn ? undefined : { backgroundColor: '#a5a5ba' }}
        onCheckedChange={(next: boolean) => void actions.turn(rule, next)}
        data-testid="douyin-notify-turn"
      />
      <Flex direction="column" alignItems="flex-start" style={{ whiteSpace: 'normal' }}>
        <Typography fontWeight="bold">{name}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {isOn ? words('notify.waiting', { count: waiting }) : words('notify.off')}
        </Typography>
      </Flex>
    </Flex>
  );
}

function RowButtons({ rule, actions, onEdit, onDelete }: RowProps) {
  const words = useWords();
  const { name } = rule;
  return (
    <Flex gap={1} justifyContent="flex-end">
      <Button
        variant="tertiary"
        size="S"
        loading={actions.testing === rule.id}
        disabled={actions.testing !== null}
        onClick={() => void actions.test(rule)}
        aria-label={words('notify.test.label', { name })}
        data-testid="douyin-notify-test"
      >
        {words('notify.test')}
      </Button>
      <IconButton
        variant="ghost"
        label={words('notify.edit', { name })}
        onClick={() => onEdit(rule)}
        data-testid="douyin-notify-edit"
      >
        <Pencil />
      </IconButton>
      <IconButton
        variant="ghost"
        label={words('notify.delete', { name })}
        onClick={() => onDelete(rule)}
        data-testid="douyin-notify-delete"
      >
        <Trash />
      </IconButton>
    </Flex>
  );
}

function RuleRow(props: RowProps) {
  const { rule, choices } = props;
  const cells = {
    name: <Name {...props} />,
    what: <RuleWhat rule={rule} choices={choices} />,
    when: <RuleWhen rule={rule} />,
    where: <RuleWhere rule={rule} choices={choices} />,
    actions: <RowButtons {...props} />,
  };
  return (
    <Tr data-testid="douyin-notify-rule" data-name={rule.name}>
      {columns.map((column) => (
        <Td key={column}>{cells[column]}</Td>
      ))}
    </Tr>
  );
}

type RulesTableProps = RuleAsks & { rules: NotifyRuleView[]; choices: NotifyChoices; actions: RuleActions };

/** The table of rules. */
export function RulesTable({ rules, ...rest }: RulesTableProps) {
  const words = useWords();
  return (
    <Table aria-label={words('notify.list.title')} data-testid="douyin-notify-rules">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`notify.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} {...rest} />
        ))}
      </Tbody>
    </Table>
  );
}
