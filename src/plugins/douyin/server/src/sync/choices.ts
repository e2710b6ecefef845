import type { Core } from '@strapi/strapi';
import type { SyncChoices } from '../../../contracts/sync';
import { service } from '../shared/service';

const most = 500;

type Owner = { id: string; appId: string };

/** Accounts that have streams, those whose streams came first in front. */
async function owners(strapi: Core.Strapi): Promise<Owner[]> {
  return (await strapi.db
    .getConnection('douyin_sync_streams')
    .groupBy('account_id', 'app_id')
    .orderByRaw('min(id)')
    .limit(most)
    .select('account_id as id', 'app_id as appId')) as Owner[];
}

async function accountsOf(strapi: Core.Strapi): Promise<SyncChoices['accounts']> {
  const rows = await owners(strapi);
  const ids = rows.map(({ id }) => id);
  const accounts = service(strapi, 'accounts');
  const names = await accounts.nicknames(ids);
  const live = (await accounts.connected('douyin').whereIn('a.document_id', ids)) as { id: string }[];
  const connected = new Set(live.map(({ id }) => id));
  return rows.map(({ id, appId }) => ({
    id,
    appId,
    name: names.get(id) ?? '',
    connected: connected.has(id),
  }));
}

/** Apps and accounts to find streams by, and whether they let a stream run by itself. */
export async function readChoices(strapi: Core.Strapi): Promise<SyncChoices> {
  const apps = await service(strapi, 'apps').views({ deleted: false, hostInUse: null });
  return {
    apps: apps.map(({ id, name, switches }) => ({ id, name, leads: switches.leads })),
    accounts: await accountsOf(strapi),
  };
}
