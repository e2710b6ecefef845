import { useState } from 'react';
import { Box, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import { accountContracts, type AccountView } from '../../../contracts/accounts';
import { searchLength } from '../accounts/account-filters';
import { AccountPerson } from '../accounts/AccountPerson';
import { StateBadge } from '../accounts/StateBadge';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Panel } from '../shared/Panel';
import { PlainButton } from '../shared/PlainButton';
import { SearchBox } from '../shared/SearchBox';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';

/** As many as fit without scrolling; a search finds the others. */
const shown = 8;

type ChoiceProps = { account: AccountView; onChoose: (account: AccountView) => void };

function Choice({ account, onChoose }: ChoiceProps) {
  return (
    <Box tag="li">
      <PlainButton
        onClick={() => onChoose(account)}
        data-testid="douyin-explorer-account"
        data-nickname={account.nickname}
      >
        <Flex justifyContent="space-between" gap={3}>
          <AccountPerson account={account} width="40rem" />
          <StateBadge account={account} />
        </Flex>
      </PlainButton>
    </Box>
  );
}

function NoAccount() {
  const words = useWords();
  const connect = (
    <LinkButton tag={Link} to={pagePath('/accounts')} variant="secondary">
      {words('explorer.account.none.action')}
    </LinkButton>
  );
  return (
    <Empty title={words('account.empty.title')} action={connect} testId="douyin-explorer-no-account">
      {words('explorer.account.none')}
    </Empty>
  );
}

function Choices({
  rows,
  total,
  onChoose,
}: { rows: AccountView[]; total: number } & Pick<ChoiceProps, 'onChoose'>) {
  const words = useWords();
  if (total === 0) return <Typography role="status">{words('account.empty.filtered')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
        {rows.map((account) => (
          <Choice key={account.id} account={account} onChoose={onChoose} />
        ))}
      </Flex>
      {total > rows.length ? (
        <Typography variant="pi" textColor="neutral600">
          {words('explorer.account.more', { count: total - rows.length })}
        </Typography>
      ) : null}
    </Flex>
  );
}

/** Asks for the account whose rights a call takes. */
export function ChooseAccount({ onChoose }: Pick<ChoiceProps, 'onChoose'>) {
  const words = useWords();
  const [search, setSearch] = useState<string | undefined>();
  const accounts = useAnswer(accountContracts.list, { query: { page: 1, pageSize: shown, search } });
  if (accounts.data?.total === 0 && !search && !accounts.loading) return <NoAccount />;
  return (
    <Panel
      title={words('explorer.account')}
      hint={words('explorer.account.hint')}
      testId="douyin-explorer-choose"
    >
      <SearchBox
        label={words('account.search')}
        placeholder={words('account.search.example')}
        value={search}
        maxLength={searchLength}
        onSearch={setSearch}
      />
      <Await of={accounts}>{(list) => <Choices {...list} onChoose={onChoose} />}</Await>
    </Panel>
  );
}
