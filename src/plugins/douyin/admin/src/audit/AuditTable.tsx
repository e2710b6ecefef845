import { Flex, Typography } from '@strapi/design-system';
import type { AuditView } from '../../../contracts/audit';
import { useMoments } from '../shared/moments';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { AuditDetails } from './AuditDetails';

const columns = ['at', 'actor', 'action', 'target', 'details'] as const;

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
        <AuditDetails details={entry.details} />
      </Td>
    </Tr>
  );
}

/** The table of audit entries, newest first. */
export function AuditTable({ entries }: { entries: AuditView[] }) {
  const words = useWords();
  return (
    <Table aria-label={words('audit.list.title')} data-testid="douyin-audit">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`audit.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </Tbody>
    </Table>
  );
}
