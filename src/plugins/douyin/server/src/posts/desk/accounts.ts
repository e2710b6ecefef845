import type { Core } from '@strapi/strapi';
import type { AccountView } from '../../../../contracts/accounts';
import type { AppView } from '../../../../contracts/apps';
import type { PostAccount, PostDesk, WayDoubt, WayView } from '../../../../contracts/post-desk';
import type { PostWay } from '../../../../contracts/post-views';
import { service } from '../../shared/service';
import { lacksIn } from '../look-ahead';

type Standing = { account: AccountView; app: AppView };

/** What may go wrong later in a way that can be gone. */
function doubtsOf({ account: { scopes }, app }: Standing, way: PostWay): WayDoubt[] {
  const doubts: WayDoubt[] = [];
  if (way === 'handoff' && !app.switches.webhook) doubts.push('webhook-off');
  if (!scopes.includes('video.data.bind')) doubts.push('no-review');
  if (way === 'create' && !scopes.includes('video.list.bind')) doubts.push('no-list');
  return doubts;
}

function wayOf(standing: Standing, way: PostWay): WayView {
  const { account, app } = standing;
  const isLost = account.state === 'expired';
  const [lack] = lacksIn({ scopes: account.scopes, isLost, publishOn: app.switches.publish }, way);
  return { lack: lack?.code ?? null, doubts: doubtsOf(standing, way) };
}

const pageSize = 100;
// Whoever has more names the account in the API.
const mostPages = 3;

/** The connected accounts of both platforms, the one that logged in last first. */
async function connected(strapi: Core.Strapi): Promise<AccountView[]> {
  const accounts: AccountView[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const { rows } = await service(strapi, 'accounts').views({ page, pageSize });
    accounts.push(...rows);
    if (rows.length < pageSize) break;
  }
  return accounts.filter(({ state }) => state !== 'disconnected');
}

function toDesk(standing: Standing): PostAccount {
  const { id, nickname, avatarUrl, appId } = standing.account;
  const ways = { create: wayOf(standing, 'create'), handoff: wayOf(standing, 'handoff') };
  return { id, name: nickname, avatarUrl, appId, appName: standing.app.name, ways };
}

/** The accounts that posts can be made for, and the drives that videos can come from. */
export async function deskAccounts(strapi: Core.Strapi): Promise<Pick<PostDesk, 'accounts' | 'drives'>> {
  const accounts = await connected(strapi);
  const views = await service(strapi, 'apps').views({ deleted: false, hostInUse: null });
  const apps = new Map(views.map((app) => [app.id, app]));
  const of = (provider: AccountView['provider']) => accounts.filter((one) => one.provider === provider);
  return {
    accounts: of('douyin').flatMap((account) => {
      const app = apps.get(account.appId);
      return app ? [toDesk({ account, app })] : [];
    }),
    drives: of('pan115').map(({ id, nickname }) => ({ id, name: nickname })),
  };
}
