import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import type { ImportView } from '../../../contracts/lead-files';
import { pagePath } from '../plugin-id';
import { Moment } from '../shared/Moment';
import { SteadyButton } from '../shared/SteadyButton';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useClock } from '../shared/use-clock';
import { useWords } from '../shared/words';
import { isGoing } from './import-stage';
import { ImportBadge } from './ImportBadge';
import { ImportEndActions } from './ImportEndActions';
import type { Imports } from './use-imports';

const headings = ['file', 'when', 'state', 'counts', 'actions'] as const;

function Counts({ view: { counts } }: { view: ImportView }) {
  const words = useWords();
  const intl = useIntl();
  if (counts.rows === 0) return <Typography textColor="neutral600">–</Typography>;
  const n = (value: number) => intl.formatNumber(value);
  return (
    <Typography>
      {words('lead.import.counts', {
        rows: n(counts.rows),
        created: n(counts.created),
        changed: n(counts.changed),
        rejected: n(counts.rejected),
      })}
    </Typography>
  );
}

type RowProps = { view: ImportView; imports: Imports; now: number };

function Row({ view, imports, now }: RowProps) {
  const words = useWords();
  return (
    <Tr data-testid="douyin-import-row" data-import={view.id}>
      <Td>
        <Link to={pagePath(`/leads/imports/${view.id}`)}>
          <Typography fontWeight="semiBold">{view.name}</Typography>
        </Link>
      </Td>
      <Td>
        <Moment at={view.createdAt} />
      </Td>
      <Td>
        <ImportBadge stage={view.stage} />
      </Td>
      <Td>
        <Counts view={view} />
      </Td>
      <Td>
        <Flex gap={2}>
          {isGoing(view) && view.stage !== 'reverting' ? (
            <SteadyButton
              size="S"
              variant="tertiary"
              busy={imports.busy === view.id}
              onClick={() => void imports.cancel(view)}
            >
              {words('action.cancel')}
            </SteadyButton>
          ) : null}
          <ImportEndActions view={view} now={now} onRevert={() => imports.revert(view.id)} small />
        </Flex>
      </Td>
    </Tr>
  );
}

/** All imports of one's own, the newest first. */
export function ImportsTable({ rows, imports }: { rows: ImportView[]; imports: Imports }) {
  const words = useWords();
  const now = useClock();
  return (
    <Table aria-label={words('lead.import.list')} data-testid="douyin-imports">
      <Thead>
        <tr>
          {headings.map((name) => (
            <Th key={name}>{words(`lead.import.column.${name}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {rows.map((view) => (
          <Row key={view.id} view={view} imports={imports} now={now} />
        ))}
      </Tbody>
    </Table>
  );
}
