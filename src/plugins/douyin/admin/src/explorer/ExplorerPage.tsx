import { Button, Flex } from '@strapi/design-system';
import { accountContracts } from '../../../contracts/accounts';
import { Await } from '../shared/Await';
import { Banner } from '../shared/Banner';
import { Screen } from '../shared/Screen';
import { useAnswer } from '../shared/use-answer';
import { useWords } from '../shared/words';
import { ChooseAccount } from './ChooseAccount';
import type { Place } from './explorer-place';
import { usePlace } from './use-place';
import { Workbench } from './Workbench';

type PlaceProps = { place: Place; go: (place: Place) => void };

function Gone({ onChange }: { onChange: () => void }) {
  const words = useWords();
  const choose = (
    <Button variant="secondary" onClick={onChange}>
      {words('explorer.account.change')}
    </Button>
  );
  return (
    <Banner
      variant="warning"
      title={words('explorer.account.gone')}
      action={choose}
      testId="douyin-explorer-gone"
    />
  );
}

/** The account of the address bar; the list finds it by its open_id, which only its own app uses. */
function WithAccount({ place, go }: PlaceProps) {
  const { app, account: openId } = place;
  const found = useAnswer(accountContracts.list, {
    query: { page: 1, pageSize: 20, app, search: openId },
  });
  const change = () => go({ api: place.api });
  return (
    <Await of={found}>
      {({ rows }) => {
        const account = rows.find((row) => row.openId === openId && (!app || row.appId === app));
        if (!account) return <Gone onChange={change} />;
        const put = (fresh: typeof account) =>
          found.change((list) => ({
            ...list,
            rows: list.rows.map((row) => (row.id === fresh.id ? fresh : row)),
          }));
        return (
          <Workbench
            account={account}
            apiName={place.api}
            onApi={(api) => go({ ...place, api })}
            onChangeAccount={change}
            onFresh={put}
            onStale={found.reload}
          />
        );
      }}
    </Await>
  );
}

function Explorer() {
  const { place, go } = usePlace();
  if (place.account) return <WithAccount key={`${place.app} ${place.account}`} place={place} go={go} />;
  return (
    <ChooseAccount
      onChoose={(account) => go({ app: account.appId, account: account.openId, api: place.api })}
    />
  );
}

/** Calls the platforms' read APIs with an account's rights and shows what was sent and what came back. */
export function ExplorerPage() {
  const words = useWords();
  return (
    <Screen title={words('explorer.title')} subtitle={words('explorer.subtitle')} needs="account.explore">
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Banner variant="info" testId="douyin-explorer-note">
          {words('explorer.note')}
        </Banner>
        <Explorer />
      </Flex>
    </Screen>
  );
}
