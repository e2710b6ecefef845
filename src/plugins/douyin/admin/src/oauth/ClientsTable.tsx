import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { OAuthClientView } from '../../../contracts/oauth-client';
import { AccountAvatar } from '../accounts/AccountAvatar';
import { pagePath } from '../plugin-id';
import { Badge } from '../shared/Badge';
import { CopyValue } from '../shared/CopyValue';
import { Moment } from '../shared/Moment';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { DangerBadges } from './DangerBadges';

const columns = ['name', 'clientId', 'scopes', 'dangers', 'consents', 'lastUse'] as const;

type ClientProps = { client: OAuthClientView };

function Name({ client: { id, name, logo, enabled, isPublic } }: ClientProps) {
  const words = useWords();
  return (
    <Flex gap={3}>
      <AccountAvatar name={name} url={logo} />
      <Link tag={RouterLink} to={pagePath(`/oauth/${id}`)}>
        {name}
      </Link>
      {enabled ? null : <Badge variant="neutral">{words('channel.off')}</Badge>}
      {isPublic ? <Badge variant="neutral">{words('oauth.public')}</Badge> : null}
    </Flex>
  );
}

function Dangers({ client: { dangers } }: ClientProps) {
  const words = useWords();
  if (dangers.length === 0)
    return <Typography textColor="neutral600">{words('oauth.danger.none')}</Typography>;
  return <DangerBadges dangers={dangers} />;
}

function Cell({ client, column }: ClientProps & { column: (typeof columns)[number] }) {
  const words = useWords();
  if (column === 'name') return <Name client={client} />;
  if (column === 'clientId') return <CopyValue value={client.clientId} what="client_id" />;
  if (column === 'scopes') return <Typography>{client.scopes.join(' ')}</Typography>;
  if (column === 'dangers') return <Dangers client={client} />;
  if (column === 'consents')
    return <Typography>{words('oauth.people', { count: client.consents })}</Typography>;
  return <Moment at={client.lastUsedAt} />;
}

/** The table of connected sites. */
export function ClientsTable({ clients }: { clients: OAuthClientView[] }) {
  const words = useWords();
  return (
    <Table aria-label={words('oauth.title')} data-testid="douyin-oauth-clients">
      <Thead>
        <tr>
          {columns.map((column) => (
            <Th key={column}>{words(`oauth.column.${column}`)}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {clients.map((client) => (
          <Tr key={client.id} data-testid="douyin-oauth-client" data-name={client.name}>
            {columns.map((column) => (
              <Td key={column}>
                <Cell client={client} column={column} />
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
