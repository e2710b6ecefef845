import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type { AuditView } from '../../../contracts/audit';
import { useMoments } from '../shared/moments';
import { useKnownWords, useWords } from '../shared/words';

const columns = ['at', 'actor', 'action', 'target', 'details'] as const;

type Value = AuditView['details'][string];

/** Details whose values we have words for, and where those words are. */
const places: Record<string, (value: string) => string> = {
  fields: (value) => `field.${value}`,
  code: (value) => `error.${value}`,
  outcome: (value) => `check.outcome.${value}`,
  name: (value) => `check.name.${value}`,
};

/** Writes one detail of an entry: values we have words for by their word, everything else as it is. */
function useDetail(): (name: string, value: Value) => { name: string; text: string } {
  const words = useWords();
  const known = useKnownWords();
  const word = (key: string, text: string) => (known(key) ? words(key) : text);
  return (name, value) => {
    const label = word(`audit.detail.${name}`, name);
    if (typeof value === 'boolean') return { name: label, text: words(value ? 'yes' : 'no') };
    const parts = Array.isArray(value) ? value : [String(value)];
    const texts = parts.map((part) => word(places[name]?.(part) ?? '', part));
    return { name: label, text: texts.join(words('list.separator')) };
  };
}

function Details({ details }: { details: AuditView['details'] }) {
  const detail = useDetail();
  const entries = Object.entries(details).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  if (entries.length === 0) return <Typography textColor="neutral500">–</Typography>;
  return (
    <Flex
      tag="dl"
      direction="column"
      alignItems="stretch"
      gap={1}
      style={{ maxWidth: '42rem', whiteSpace: 'normal' }}
    >
      {entries.map(([key, value]) => {
        const { name, text } = detail(key, value);
        return (
          <Flex key={key} gap={2} alignItems="baseline" style={{ overflowWrap: 'anywhere' }}>
            <Typography tag="dt" variant="pi" textColor="neutral600" style={{ flexShrink: 0 }}>
              {name}
            </Typography>
            <Typography tag="dd" variant="pi" style={{ margin: 0 }}>
              {text}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
}

function AuditRow({ entry }: { entry: AuditView }) {
  const words = useWords();
  const { full } = useMoments();
  const target = words(`audit.target.${entry.targetKind}`);
  return (
    <Tr data-testid="douyin-audit-row" data-action={entry.action}>
      <Td>
        <Typography tag="time" dateTime={entry.at}>
          {full(entry.at)}
        </Typography>
      </Td>
      <Td>
        <Flex direction="column" alignItems="flex-start">
          <Typography>{entry.actorName ?? words(`audit.actor.${entry.actorKind}`)}</Typography>
          {entry.actorName ? (
            <Typography variant="pi" textColor="neutral600">
              {words(`audit.actor.${entry.actorKind}`)}
            </Typography>
          ) : null}
        </Flex>
      </Td>
      <Td>
        <Typography fontWeight="semiBold">{words(`audit.action.${entry.action}`)}</Typography>
      </Td>
      <Td>
        <Flex direction="column" alignItems="flex-start">
          <Typography ellipsis style={{ maxWidth: '20rem' }} title={entry.targetId}>
            {entry.targetName ?? entry.targetId}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {target}
          </Typography>
        </Flex>
      </Td>
      <Td>
        <Details details={entry.details} />
      </Td>
    </Tr>
  );
}

/** The table of audit entries, newest first. */
export function AuditTable({ entries }: { entries: AuditView[] }) {
  const words = useWords();
  return (
    <Table colCount={columns.length} rowCount={entries.length + 1} data-testid="douyin-audit">
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{words(`audit.column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </Tbody>
    </Table>
  );
}
