import { Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import { accountContracts, type AccountView } from '../../../contracts/accounts';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { useMoments } from '../shared/moments';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { searchPath } from './account-filters';
import { AccountAvatar } from './AccountAvatar';
import { useAccountName } from './AccountPerson';
import { StateBadge } from './StateBadge';

function Identity({ account }: { account: AccountView }) {
  const words = useWords();
  const { full, distance } = useMoments();
  const name = useAccountName()(account);
  return (
    <Flex tag="li" gap={3} alignItems="flex-start" data-testid={`douyin-identity-${account.id}`}>
      <AccountAvatar name={account.nickname} url={account.avatarUrl} />
      <Flex direction="column" alignItems="flex-start" gap={1} flex="1" minWidth={0}>
        <Link
          tag={RouterLink}
          to={pagePath(searchPath(account.openId))}
          title={words('identity.open')}
          style={{ overflowWrap: 'anywhere' }}
        >
          {name}
        </Link>
        <Typography variant="pi" textColor="neutral600">
          {account.appName}
        </Typography>
        <Typography variant="pi" textColor="neutral600" title={full(account.connectedAt)}>
          {words('identity.connected', { at: distance(account.connectedAt) })}
        </Typography>
      </Flex>
      <StateBadge account={account} />
    </Flex>
  );
}

/** The Douyin accounts of one user of the site, by the user's document id. */
export function UserAccounts({ id }: { id: string }) {
  const words = useWords();
  const answer = useAnswer(accountContracts.ofUser, { params: { id } });
  return (
    <Await of={answer}>
      {({ accounts }) =>
        accounts.length === 0 ? (
          <Typography textColor="neutral600" data-testid="douyin-identities-empty">
            {words('identity.empty')}
          </Typography>
        ) : (
          <Flex
            tag="ul"
            direction="column"
            alignItems="stretch"
            gap={4}
            width="100%"
            data-testid="douyin-identities"
          >
            {accounts.map((account) => (
              <Identity key={account.id} account={account} />
            ))}
          </Flex>
        )
      }
    </Await>
  );
}
