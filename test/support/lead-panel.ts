import type { PanelLead, PanelPage } from '../../src/plugins/douyin/contracts/lead-panel';
import type { StreamKind } from '../../src/plugins/douyin/contracts/sync';
import type { Colleague } from './admin';
import { upsertIn } from './leads';
import { createTeam, hire, type Team } from './staff';
import { allowSync, runThrough, streamOf } from './sync';
import { connectDouyin } from './tokens';
import { createWorld, type World, type WorldOptions } from './world';

/** A site at work: two accounts with fans, a team of two, and what they wrote down about the newest leads. */
export type Shop = {
  world: World;
  team: Team;
  an: Colleague;
  bo: Colleague;
  /** The newest leads, as they came. */
  leads: PanelLead[];
  close(): Promise<void>;
};

const everything = ['read', 'update', 'assign', 'reveal', 'merge', 'export'];
const day = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

/** The newest leads of the list. */
export const newestLeads = async ({ admin }: World, size = 50): Promise<PanelLead[]> =>
  (await admin.data<PanelPage>('GET', `/douyin/leads?size=${size}`)).records;

async function syncFans(world: World, count: number): Promise<void> {
  await allowSync(world, ['fans.list', 'user.intention']);
  await world.sim('people/xiaohe/audience', { count });
  const from = inDays(-20);
  await world.sim('people/xiaohe/intentions', { count, from, each: true });
  const sync = async (account: string, kind: StreamKind) =>
    runThrough(world.strapi, (await streamOf(world.strapi, account, kind)).id, 'FULL');
  // One after the other, for an account that is connected begins by itself: the newest leads are always those of the second.
  await sync(await connectDouyin(world, 'muyu'), 'fans');
  const newest = await connectDouyin(world);
  for (const kind of ['fans', 'interaction'] as const) await sync(newest, kind);
}

async function addPhones(world: World, leads: PanelLead[]): Promise<void> {
  for (const [place, { app, account, source, douyinUserId }] of leads.entries()) {
    const found = { openId: douyinUserId, phone: `1370000${String(1000 + place)}` };
    const where = { app: app?.id, account: account?.id, kind: source, developer: null };
    await upsertIn(world.strapi, [found], where);
  }
}

async function workOn({ world, team, an, bo, leads }: Omit<Shop, 'close'>): Promise<void> {
  const changes = [
    { owner: an.id, tags: ['高意向', '门店'], nextFollowUpAt: inDays(-1), status: 'CONTACTED' },
    { owner: an.id, nextFollowUpAt: new Date(Date.now() + 60_000).toISOString(), team: team.id },
    { owner: bo.id, tags: ['高意向', '预算', '周末'], notes: '周三回电，先报价', nextFollowUpAt: inDays(3) },
    { owner: bo.id, status: 'CONTACTED', team: team.id },
    { tags: ['门店'], nextFollowUpAt: inDays(14), status: 'CONTACTED' },
  ];
  for (const [place, change] of changes.entries()) {
    const lead = leads[place];
    if (!lead) continue;
    await world.admin.data('PATCH', `/douyin/leads/${lead.leadId}`, { version: 1, ...change });
  }
  const done = leads[3]?.leadId;
  await world.admin.data('PATCH', `/douyin/leads/${done}`, { version: 2, status: 'CONVERTED' });
  await an.data('POST', `/douyin/leads/${leads[0]?.leadId}/notes`, { text: '想周末到店看看，已加微信' });
}

/** Opens a shop with so many fans. */
export async function openShop({
  count = 40,
  ...options
}: WorldOptions & { count?: number } = {}): Promise<Shop> {
  const env = { ...options.env, DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '100000' };
  const world = await createWorld({ ...options, env });
  await syncFans(world, count);
  const an = await hire(world, 'an', { may: everything });
  const bo = await hire(world, 'bo', { may: everything });
  const team = await createTeam(world, '售前组', [{ admin: an.id }, { admin: bo.id }]);
  const leads = await newestLeads(world);
  await addPhones(world, leads.slice(0, 12));
  const shop = { world, team, an, bo, leads };
  await workOn(shop);
  return { ...shop, close: () => world.close() };
}
