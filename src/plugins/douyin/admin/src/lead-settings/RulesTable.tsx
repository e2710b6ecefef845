import { Flex, IconButton, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { ArrowDown, ArrowUp, Pencil, Trash } from '@strapi/icons';
import { assignmentContracts, type RuleList, type RuleView } from '../../../contracts/lead-assignment';
import { callApi } from '../api';
import { useNames } from '../leads/choices';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import type { Loaded } from '../shared/use-answer';
import { useShowFailure } from '../shared/use-explain';
import { useWords } from '../shared/words';

const columns = ['order', 'name', 'leads', 'team', 'actions'] as const;

/** A list with one of its items moved by a step; the same list where there is no room. */
export function moved<Item>(list: Item[], from: number, by: 1 | -1): Item[] {
  const to = from + by;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, place) => place !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

function useMove(rules: RuleView[], answer: Loaded<RuleList>) {
  const showFailure = useShowFailure();
  return async (from: number, by: 1 | -1) => {
    const rows = moved(rules, from, by);
    if (rows === rules) return;
    answer.replace({ rows });
    try {
      const body = { ids: rows.map(({ id }) => id) };
      answer.replace(await callApi(assignmentContracts.orderRules, { body }));
    } catch (thrown) {
      showFailure(thrown);
      answer.reload();
    }
  };
}

function Wanted({ rule: { app, account, source, keyword } }: { rule: RuleView }) {
  const words = useWords();
  const names = useNames();
  const parts = [
    source && words(`lead.source.${source}`),
    app && (names.app(app) ?? app),
    account && (names.account(account) ?? account),
    keyword && `“${keyword}”`,
  ].filter((part): part is string => Boolean(part));
  return (
    <Typography style={{ whiteSpace: 'normal' }} textColor={parts.length > 0 ? 'neutral800' : 'neutral600'}>
      {parts.join(words('list.separator')) || words('lead.rules.all')}
    </Typography>
  );
}

type RulesTableProps = {
  rules: RuleView[];
  answer: Loaded<RuleList>;
  onEdit: (rule: RuleView) => void;
  onRemove: (rule: RuleView) => void;
};

type RowProps = Omit<RulesTableProps, 'rules' | 'answer'> & {
  rule: RuleView;
  place: number;
  move: (from: number, by: 1 | -1) => Promise<void>;
};

function Order({ rule: { name }, place, move }: RowProps) {
  const words = useWords();
  return (
    <Flex gap={1}>
      <Typography>{place + 1}</Typography>
      <IconButton
        variant="ghost"
        label={words('lead.rules.up', { name })}
        onClick={() => void move(place, -1)}
        data-testid="douyin-rule-up"
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        variant="ghost"
        label={words('lead.rules.down', { name })}
        onClick={() => void move(place, 1)}
        data-testid="douyin-rule-down"
      >
        <ArrowDown />
      </IconButton>
    </Flex>
  );
}

function RuleRow(props: RowProps) {
  const words = useWords();
  const { team } = useNames();
  const { rule, onEdit, onRemove } = props;
  const { name, isOn } = rule;
  const cells = {
    order: <Order {...props} />,
    name: (
      <Flex gap={2}>
        <Typography fontWeight="semiBold">{name}</Typography>
        {isOn ? null : <Badge variant="neutral">{words('lead.rules.off')}</Badge>}
      </Flex>
    ),
    leads: <Wanted rule={rule} />,
    team: <Typography>{team(rule.team) ?? rule.team}</Typography>,
    actions: (
      <Flex gap={1} justifyContent="flex-end">
        <IconButton
          variant="ghost"
          label={words('lead.rules.edit', { name })}
          onClick={() => onEdit(rule)}
          data-testid="douyin-rule-edit"
        >
          <Pencil />
        </IconButton>
        <IconButton
          variant="ghost"
          label={words('lead.rules.remove', { name })}
          onClick={() => onRemove(rule)}
          data-testid="douyin-rule-remove"
        >
          <Trash />
        </IconButton>
      </Flex>
    ),
  };
  return (
    <Tr data-testid="douyin-rule" data-name={name}>
      {columns.map((column) => (
        <Td key={column}>{cells[column]}</Td>
      ))}
    </Tr>
  );
}

/** The rules in their order. A rule keeps its buttons when it is moved, so that the focus goes along. */
export function RulesTable({ rules, answer, ...asks }: RulesTableProps) {
  const words = useWords();
  const move = useMove(rules, answer);
  return (
    <Table aria-label={words('lead.rules.title')}>
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`lead.rules.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {rules.map((rule, place) => (
          <RuleRow key={rule.id} rule={rule} place={place} move={move} {...asks} />
        ))}
      </Tbody>
    </Table>
  );
}
