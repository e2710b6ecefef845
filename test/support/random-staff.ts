import type { LeadChange } from '../../src/plugins/douyin/contracts/leads';
import { defaultStages } from '../../src/plugins/douyin/contracts/lead-stages';
import { anyOf } from './seeded';
import type { World } from './world';

type Lead = { id: number; version: number; stage: string };

const words = ['回电', '报价', '周三', '门店', '预算', '🍃', 'VIP', '“引号”', '换行\n二'];

const some = (random: () => number): string[] => words.filter(() => random() < 0.4);

/** A change that the staff may make: of anything that is theirs, now one thing and now several. */
function anyChange(random: () => number, { version, stage }: Lead): LeadChange {
  const maybe = <Value>(value: Value): Value | undefined => (random() < 0.5 ? value : undefined);
  const days = Math.floor(random() * 30);
  const change = {
    status: maybe(anyOf(random, defaultStages[stage] ?? [])),
    notes: maybe(some(random).join(' ')),
    tags: maybe(some(random)),
    owner: maybe(random() < 0.3 ? null : 1),
    nextFollowUpAt: maybe(random() < 0.3 ? null : new Date(Date.UTC(2027, 0, 1 + days))),
  };
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { version, ...(Object.fromEntries(given) as Partial<LeadChange>) };
}

/** Lets the staff change so many leads, any of them, as the routes do. */
export async function changeAtRandom(world: World, random: () => number, count: number): Promise<void> {
  const leads = (await world.tables('douyin_leads').orderBy('id').select('id', 'version', 'stage')) as Lead[];
  const chosen = new Set(Array.from({ length: count }, () => anyOf(random, leads)));
  const changes = [...chosen].flatMap((lead) =>
    lead ? [{ id: lead.id, change: anyChange(random, lead) }] : [],
  );
  await world.strapi.run(`
    const leads = strapi.plugin('douyin').service('leads');
    const all = { kind: 'all' };
    const asker = { actor: { kind: 'user', id: '1' }, reach: all, assign: all };
    for (const { id, change } of ${JSON.stringify(changes)}) {
      const { nextFollowUpAt: at } = change;
      await leads.change(id, { ...change, ...(at ? { nextFollowUpAt: new Date(at) } : {}) }, asker);
    }`);
}

/** What the staff keeps of every lead, as it lies in its table. */
export const staffColumns = (world: World): Promise<Record<string, unknown>[]> =>
  world
    .tables('douyin_leads')
    .orderBy('id')
    .select('id', 'stage', 'owner_id', 'team', 'tags', 'notes', 'next_follow_up_at', 'version');
