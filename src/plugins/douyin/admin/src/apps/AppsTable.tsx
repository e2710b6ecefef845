import { Flex, Link, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import { Link as RouterLink } from 'react-router-dom';
import type { AppView } from '../../../contracts/apps';
import { platformTraits } from '../../../contracts/platforms';
import { newestAt, worstOutcome } from '../checks/check-run';
import { OutcomeBadge } from '../checks/OutcomeBadge';
import { pagePath } from '../plugin-id';
import { CopyValue } from '../shared/CopyValue';
import { Moment } from '../shared/Moment';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { AppRowActions } from './AppRowActions';
import type { AppActions } from './use-app-actions';

const columns = ['name', 'clientKey', 'switches', 'test', 'accounts'] as const;

function Switches({ app }: { app: AppView }) {
  const words = useWords();
  const { switches } = platformTraits[app.provider];
  if (switches.length === 0) return <Typography variant="pi">{words('app.no-switches')}</Typography>;
  return (
    <Flex gap={1} wrap="wrap">
      {switches.map((name) => (
        <Badge
          key={name}
          size="S"
          variant={app.switches[name] ? 'success' : 'neutral'}
          aria-label={words(app.switches[name] ? 'switch.on' : 'switch.off', {
            name: words(`switch.${name}`),
          })}
        >
          {words(`switch.${name}`)}
        </Badge>
      ))}
    </Flex>
  );
}

function LastTest({ app }: { app: AppView }) {
  const at = newestAt(app.checks);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <OutcomeBadge state={worstOutcome(app.checks) ?? 'none'} />
      {at ? <Moment at={at} tone="neutral600" /> : null}
    </Flex>
  );
}

type RowProps = { app: AppView; actions: AppActions; onDelete: (app: AppView) => void };

function AppRow({ app, actions, onDelete }: RowProps) {
  const words = useWords();
  return (
    <Tr data-testid={`douyin-app-${app.id}`} data-name={app.name}>
      <Td>
        <Flex gap={2}>
          <Link tag={RouterLink} to={pagePath(`/apps/${app.id}`)}>
            {app.name}
          </Link>
          {app.provider === 'douyin' ? null : <Badge>{words(`provider.${app.provider}`)}</Badge>}
          {app.isDefault ? <Badge active>{words('app.default')}</Badge> : null}
        </Flex>
      </Td>
      <Td>
        {app.clientKey ? (
          <CopyValue value={app.clientKey} what={words('field.clientKey')} />
        ) : (
          <Typography textColor="neutral800">{words('app.not-set')}</Typography>
        )}
      </Td>
      <Td>
        <Switches app={app} />
      </Td>
      <Td>
        <LastTest app={app} />
      </Td>
      <Td>
        <Link tag={RouterLink} to={pagePath(`/accounts?app=${encodeURIComponent(app.id)}`)}>
          {words('app.accounts', { count: app.accountCount })}
        </Link>
      </Td>
      <Td>
        <AppRowActions app={app} actions={actions} onDelete={onDelete} />
      </Td>
    </Tr>
  );
}

type AppsTableProps = { apps: AppView[]; actions: AppActions; onDelete: (app: AppView) => void };

/** The table of apps. */
export function AppsTable({ apps, actions, onDelete }: AppsTableProps) {
  const words = useWords();
  return (
    <Table aria-label={words('app.list.title')} data-testid="douyin-apps">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`app.column.${column}`)}</Th>
          ))}
          <Th>{words('app.column.actions')}</Th>
        </tr>
      </Thead>
      <Tbody>
        {apps.map((app) => (
          <AppRow key={app.id} app={app} actions={actions} onDelete={onDelete} />
        ))}
      </Tbody>
    </Table>
  );
}
