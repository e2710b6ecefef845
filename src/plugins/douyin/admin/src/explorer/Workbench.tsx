import { Button, Flex, Grid, Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { AccountView } from '../../../contracts/accounts';
import { explorerContracts, type ApiView } from '../../../contracts/explorer';
import { searchPath } from '../accounts/account-filters';
import { AccountPerson } from '../accounts/AccountPerson';
import { StateBadge } from '../accounts/StateBadge';
import { pagePath } from '../plugin-id';
import { Await } from '../shared/Await';
import { Empty } from '../shared/Empty';
import { Panel } from '../shared/Panel';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { groupApis } from './api-groups';
import { ApiList } from './ApiList';
import { ApiPanel } from './ApiPanel';
import { TokenCallsPanel } from './TokenCallsPanel';

type ChosenProps = { account: AccountView; onChange: () => void };

function Chosen({ account, onChange }: ChosenProps) {
  const words = useWords();
  return (
    <Panel title={words('explorer.account')} testId="douyin-explorer-chosen">
      <Flex gap={5} wrap="wrap" justifyContent="space-between">
        <Flex gap={5}>
          <AccountPerson account={account} width="24rem" />
          <StateBadge account={account} />
        </Flex>
        <Flex gap={4}>
          <Link tag={RouterLink} to={pagePath(searchPath(account.openId))}>
            {words('identity.open')}
          </Link>
          <Button variant="tertiary" onClick={onChange} data-testid="douyin-explorer-change">
            {words('explorer.account.change')}
          </Button>
        </Flex>
      </Flex>
    </Panel>
  );
}

type BenchProps = { account: AccountView; apiName: string | undefined; onApi: (name: string) => void };

function Bench({ apis, account, apiName, onApi }: BenchProps & { apis: ApiView[] }) {
  const words = useWords();
  const groups = groupApis(apis, account.provider);
  const chosen = groups.flatMap((group) => group.apis).find(({ name }) => name === apiName);
  if (groups.length === 0)
    return (
      <Empty title={words('explorer.no-api.title')} testId="douyin-explorer-no-api">
        {words('explorer.no-api')}
      </Empty>
    );
  return (
    <Grid.Root gap={5}>
      <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
        <ApiList groups={groups} account={account} chosen={chosen?.name} onChoose={onApi} />
      </Grid.Item>
      <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch">
        {chosen ? (
          <ApiPanel key={chosen.name} api={chosen} account={account} />
        ) : (
          <Empty title={words('explorer.choose-api.title')} testId="douyin-explorer-choose-api">
            {words('explorer.choose-api')}
          </Empty>
        )}
      </Grid.Item>
    </Grid.Root>
  );
}

type WorkbenchProps = BenchProps & {
  onChangeAccount: () => void;
  onFresh: (account: AccountView) => void;
  /** The account must be read again. */
  onStale: () => void;
};

/** Everything about one account: which API, what to send, what came back, and the token calls apart from it. */
export function Workbench({ onChangeAccount, onFresh, onStale, ...bench }: WorkbenchProps) {
  const apis = useAnswer(explorerContracts.apis);
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Chosen account={bench.account} onChange={onChangeAccount} />
      <Await of={apis}>{(list) => <Bench {...bench} apis={list.apis} />}</Await>
      <TokenCallsPanel account={bench.account} onFresh={onFresh} onStale={onStale} />
    </Flex>
  );
}
