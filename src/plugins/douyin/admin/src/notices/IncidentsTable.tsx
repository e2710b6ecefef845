import { Flex, Typography } from '@strapi/design-system';
import type { IncidentView } from '../../../contracts/notices';
import { Moment } from '../shared/Moment';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { IncidentState } from './IncidentState';
import { IncidentStory, IncidentSubject } from './IncidentStory';
import { SeverityBadge } from './SeverityBadge';
import { ToldList } from './ToldList';

const columns = ['severity', 'story', 'subject', 'opened', 'told', 'state'] as const;

function Opened({ incident: { openedAt, seenCount, warning } }: { incident: IncidentView }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Moment at={openedAt} />
      {seenCount > 1 && !warning ? (
        <Typography variant="pi" textColor="neutral600">
          {words('alert.seen', { count: seenCount })}
        </Typography>
      ) : null}
    </Flex>
  );
}

type RowProps = { incident: IncidentView; onAcknowledge: (incident: IncidentView) => void };

function IncidentRow({ incident, onAcknowledge }: RowProps) {
  const cells = {
    severity: <SeverityBadge severity={incident.severity} />,
    story: <IncidentStory incident={incident} />,
    subject: <IncidentSubject subject={incident.subject} />,
    opened: <Opened incident={incident} />,
    told: <ToldList told={incident.told} />,
    state: <IncidentState incident={incident} onAcknowledge={onAcknowledge} />,
  };
  return (
    <Tr data-testid={`douyin-alert-${incident.id}`} data-kind={incident.kind}>
      {columns.map((column) => (
        <Td key={column}>{cells[column]}</Td>
      ))}
    </Tr>
  );
}

type IncidentsTableProps = { incidents: IncidentView[]; onAcknowledge: (incident: IncidentView) => void };

/** The table of incidents and warnings, the newest first. */
export function IncidentsTable({ incidents, onAcknowledge }: IncidentsTableProps) {
  const words = useWords();
  return (
    <Table data-testid="douyin-alerts">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`alert.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} onAcknowledge={onAcknowledge} />
        ))}
      </Tbody>
    </Table>
  );
}
