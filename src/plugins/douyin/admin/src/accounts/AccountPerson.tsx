import { Flex, Typography } from '@strapi/design-system';
import type { AccountView } from '../../../contracts/accounts';
import { CopyValue } from '../shared/CopyValue';
import { useWords } from '../shared/words';
import { AccountAvatar } from './AccountAvatar';
import { shortId } from './short-id';

/** The name an account is called by on the screens. */
export function useAccountName(): (account: Pick<AccountView, 'nickname'>) => string {
  const words = useWords();
  return ({ nickname }) => nickname || words('account.nameless');
}

type IdLineProps = { what: 'open_id' | 'union_id'; id: string };

function IdLine({ what, id }: IdLineProps) {
  return (
    <Flex gap={1}>
      <Typography variant="pi" textColor="neutral600">
        {what}
      </Typography>
      <CopyValue value={id} short={shortId(id)} what={what} quiet />
    </Flex>
  );
}

/** Who an account is: picture, name and the platform's ids. */
export function AccountPerson({ account }: { account: AccountView }) {
  const name = useAccountName()(account);
  return (
    <Flex gap={3} paddingTop={3} paddingBottom={3}>
      <AccountAvatar name={account.nickname} url={account.avatarUrl} />
      <Flex direction="column" alignItems="flex-start">
        <Typography fontWeight="semiBold" ellipsis style={{ maxWidth: '18rem' }} title={name}>
          {name}
        </Typography>
        <IdLine what="open_id" id={account.openId} />
        {account.unionId ? <IdLine what="union_id" id={account.unionId} /> : null}
      </Flex>
    </Flex>
  );
}
