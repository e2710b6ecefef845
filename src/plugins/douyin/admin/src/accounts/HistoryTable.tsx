import { Flex, Typography } from '@strapi/design-system';
import type { AuditView } from '../../../contracts/audit';
import { AuditDetails } from '../audit/AuditDetails';
import { useMoments } from '../shared/moments';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';

const columns = ['at', 'actor', 'action', 'details'] as const;

function Actor({ line: { actorKind, actorName } }: { line: AuditView }) {
  const words = useWords();
  const kind = words(`audit.actor.${actorKind}`);
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography variant="pi">{actorName ?? kind}</Typography>
      {actorName ? (
        <Typography variant="pi" textColor="neutral600">
          {kind}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** Lines of an account's history: when, who, what, and the facts, fingerprints of tokens among them. */
export function HistoryTable({ lines }: { lines: AuditView[] }) {
  const words = useWords();
  const { full } = useMoments();
  return (
    <Table aria-label={words('history.button')} data-testid="douyin-history">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`audit.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {lines.map((line) => (
          <Tr key={line.id} data-testid="douyin-history-line" data-action={line.action}>
            <Td>
              <Typography variant="pi" tag="time" dateTime={line.at}>
                {full(line.at)}
              </Typography>
            </Td>
            <Td>
              <Actor line={line} />
            </Td>
            <Td>
              <Typography variant="pi" fontWeight="semiBold">
                {words(`audit.action.${line.action}`)}
              </Typography>
            </Td>
            <Td>
              <AuditDetails details={line.details} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
