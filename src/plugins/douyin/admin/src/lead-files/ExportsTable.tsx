import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ExportView } from '../../../contracts/lead-files';
import { Moment } from '../shared/Moment';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useClock } from '../shared/use-clock';
import { useWords } from '../shared/words';
import { isGoing } from './export-stage';
import { ExportRowActions } from './ExportRowActions';
import { ExportState } from './ExportState';
import { useColumnName } from './use-column-name';
import type { Exports } from './use-exports';
import { useScopeWords } from './use-scope-words';

const headings = ['who', 'why', 'what', 'rows', 'file', 'state'] as const;

function Who({ view }: { view: ExportView }) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography fontWeight="semiBold">{view.actorName ?? words('lead.export.by-command')}</Typography>
      <Moment at={view.createdAt} tone="neutral600" />
    </Flex>
  );
}

function Scope({ view }: { view: ExportView }) {
  const scopeWords = useScopeWords();
  return (
    <Flex tag="ul" direction="column" alignItems="flex-start" maxWidth="26rem">
      {scopeWords(view).map((text) => (
        <Typography tag="li" key={text} ellipsis title={text} style={{ maxWidth: '100%' }}>
          {text}
        </Typography>
      ))}
    </Flex>
  );
}

function File({ view }: { view: ExportView }) {
  const words = useWords();
  const intl = useIntl();
  const columnName = useColumnName();
  const size = intl.formatNumber(Math.max(1, Math.round(view.bytes / 1024)));
  const columns = view.columns.map(columnName).join(words('list.separator'));
  return (
    <Flex direction="column" alignItems="flex-start">
      <Typography title={columns}>
        {words('lead.export.file', { format: view.format.toUpperCase(), count: view.columns.length })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {words(`lead.export.holds.${view.phones}`)}
        {view.bytes > 0 ? ` · ${size} KB` : ''}
      </Typography>
    </Flex>
  );
}

/** Everything that was exported, the newest first. */
export function ExportsTable({ rows, exports }: { rows: ExportView[]; exports: Exports }) {
  const words = useWords();
  const intl = useIntl();
  const now = useClock();
  return (
    <Table aria-label={words('lead.export.list')} data-testid="douyin-exports">
      <Thead>
        <tr>
          {headings.map((name) => (
            <Th key={name}>{words(`lead.export.column.${name}`)}</Th>
          ))}
          <Th>{words('lead.export.column.actions')}</Th>
        </tr>
      </Thead>
      <Tbody>
        {rows.map((view) => (
          <Tr key={view.id} data-testid="douyin-export-row" data-export={view.id}>
            <Td>
              <Who view={view} />
            </Td>
            <Td maxWidth="22rem">
              <Typography style={{ whiteSpace: 'normal' }}>{view.reason}</Typography>
            </Td>
            <Td>
              <Scope view={view} />
            </Td>
            <Td>
              <Typography>{isGoing(view) ? '–' : intl.formatNumber(view.written)}</Typography>
            </Td>
            <Td>
              <File view={view} />
            </Td>
            <Td>
              <ExportState view={view} now={now} />
            </Td>
            <Td>
              <ExportRowActions view={view} exports={exports} now={now} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
