import { anyOf } from './seeded';
import { upsertIn } from './leads';
import type { World } from './world';

/** All that conditions can be about, of one lead, as a story made it up. */
export type Facts = {
  id: number;
  status: string;
  owner: number | null;
  team: string | null;
  gender: string | null;
  nickname: string | null;
  notes: string | null;
  province: string | null;
  city: string | null;
  acquired: string;
  seen: string;
  created: string;
  followUp: string | null;
  phone: boolean;
  converted: boolean;
  tags: string[];
  app: string;
  sources: { account: string; kind: string }[];
};

/** What the facts are made of; some texts hold what patterns are made of. */
export const pools = {
  status: ['NEW', 'CONTACTED', 'CONVERTED'],
  owner: [101, 102, 103, null],
  team: ['t1', 't2', null],
  gender: ['male', 'female', null],
  nickname: ['小红', 'VIP会员', 'vip花', '百分之100%', 'a_b', 'a!b', 'AxB', '', null],
  notes: ['周三回电', 'Wednesday', 'wed%', '', null],
  province: ['上海', '广东', '', null],
  city: ['上海', '广州', '深圳', '', null],
  tags: ['VIP', 'vip', '门店', '高意向'],
  account: ['acc1', 'acc2', 'acc3'],
  kind: ['fans', 'comment'],
} as const;

const hour = 3_600_000;

/** Some moment twenty days around now; every other one at a full hour, where days begin. */
function moment(random: () => number): string {
  const at = Date.now() + (random() * 40 - 20) * 24 * hour;
  return new Date(random() < 0.5 ? at : Math.round(at / hour) * hour).toISOString();
}

const maybe = <Value>(random: () => number, make: () => Value): Value | null =>
  random() < 0.4 ? null : make();

function madeUp(random: () => number): Omit<Facts, 'id'> {
  const account = anyOf(random, pools.account);
  const [app, others] = account === 'acc3' ? ['app2', []] : ['app1', ['acc1', 'acc2']];
  const kind = anyOf(random, pools.kind);
  const second =
    random() < 0.3 && others.length > 0 ? [{ account: anyOf(random, others), kind: 'comment' }] : [];
  return {
    status: anyOf(random, pools.status),
    owner: anyOf(random, pools.owner),
    team: anyOf(random, pools.team),
    gender: anyOf(random, pools.gender),
    nickname: anyOf(random, pools.nickname),
    notes: anyOf(random, pools.notes),
    province: anyOf(random, pools.province),
    city: anyOf(random, pools.city),
    acquired: moment(random),
    seen: moment(random),
    created: moment(random),
    followUp: maybe(random, () => moment(random)),
    phone: random() < 0.5,
    converted: random() < 0.3,
    tags: pools.tags.filter(() => random() < 0.3),
    app,
    sources: [{ account, kind }, ...second],
  };
}

const write = (leads: Facts[]) => `
  const { connection } = strapi.db;
  const asker = { actor: { kind: 'system' }, reach: { kind: 'all' }, assign: { kind: 'all' } };
  const service = strapi.plugin('douyin').service('leads');
  for (const lead of ${JSON.stringify(leads)}) {
    if (lead.tags.length > 0) await service.change(lead.id, { version: 1, tags: lead.tags }, asker);
    await connection('douyin_leads').where({ id: lead.id }).update({
      stage: lead.status, owner_id: lead.owner, team: lead.team, gender: lead.gender, nickname: lead.nickname,
      notes: lead.notes, province: lead.province, city: lead.city, last_seen_at: new Date(lead.seen),
      created_at: new Date(lead.created), next_follow_up_at: lead.followUp && new Date(lead.followUp),
      phone_sealed: lead.phone ? 'sealed' : null,
    });
    if (lead.converted) await connection('douyin_lead_conversions').insert({
      lead_id: lead.id, map: 'm', type: 't', conversion_key: String(lead.id), entry: 'e', at: new Date(),
    });
  }`;

/** Stores so many leads of all kinds, and gives the facts about them. */
export async function storeFacts(world: World, random: () => number, count: number): Promise<Facts[]> {
  const all: Facts[] = [];
  for (const made of Array.from({ length: count }, () => madeUp(random))) {
    const found = { openId: `open-${all.length}`, acquiredAt: made.acquired };
    let id = 0;
    for (const { account, kind } of made.sources)
      id = (await upsertIn(world.strapi, [found], { app: made.app, account, kind })).rows[0]?.leadId ?? 0;
    all.push({ ...made, id });
  }
  await world.strapi.run(write(all));
  return all;
}
