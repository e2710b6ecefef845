import { Flex, Typography } from '@strapi/design-system';
import { Badge } from '../shared/Badge';
import type { AccountView } from '../../../contracts/accounts';
import { useWords } from '../shared/words';
import { AccountAvatar } from './AccountAvatar';

/** The name an account is called by on the screens. */
export function useAccountName(): (account: Pick<AccountView, 'nickname'>) => string {
  const words = useWords();
  return ({ nickname }) => nickname || words('account.nameless');
}

/** `width` is how much of the names shows at most. */
type AccountPersonProps = { account: AccountView; width?: string };

/** Who an account is: picture, name and the app it authorised. */
export function AccountPerson({ account, width = '14rem' }: AccountPersonProps) {
  const words = useWords();
  const name = useAccountName()(account);
  return (
    <Flex gap={3}>
      <AccountAvatar name={account.nickname} url={account.avatarUrl} />
      <Flex direction="column" alignItems="flex-start" minWidth={0}>
        <Typography fontWeight="semiBold" ellipsis style={{ maxWidth: width }} title={name}>
          {name}
        </Typography>
        <Flex gap={1}>
          {account.provider === 'douyin' ? null : (
            <Badge size="S">{words(`provider.${account.provider}`)}</Badge>
          )}
          <Typography
            variant="pi"
            textColor="neutral600"
            ellipsis
            style={{ maxWidth: width }}
            title={account.appName}
          >
            {account.appName}
          </Typography>
        </Flex>
      </Flex>
    </Flex>
  );
}
