const dayMs = 86_400_000;

/** How many leads the demo starts with, and over how many days they came. */
export const demoLeads = { count: 20_000, days: 90 };

/** Numbers from 0 to below 1, the same each time. */
export function dice(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const first = [
  '爱读书的',
  '早起的',
  '河边的',
  '慢吞吞的',
  '喜欢下雨的',
  '周末的',
  '隔壁的',
  '会做饭的',
  '路过的',
];
const last = ['小鹿', '阿禾', '橘子', '南风', '米粒', '七七', '木木', '海盐', '云朵', '石榴', '青柠', '半夏'];
const places = [
  ['浙江', '杭州'],
  ['浙江', '宁波'],
  ['江苏', '苏州'],
  ['江苏', '南京'],
  ['广东', '广州'],
  ['广东', '深圳'],
  ['四川', '成都'],
  ['上海', '上海'],
  ['北京', '北京'],
];
const kinds = ['fans', 'fans', 'fans', 'fans', 'interaction', 'interaction', 'comment', 'comment', 'message'];
const tags = ['高意向', '门店', '团购', '周末', '预算', '老客户', '待报价'];
const remarks = [
  '周三回电，先报价',
  '想要同款，问有没有现货',
  '预算五百左右',
  '周末带孩子到店',
  '已发资料，等回复',
];

/** Stages of leads by how many days ago they came: the older, the further. */
function stageOf(roll, daysAgo) {
  const done = Math.min(0.22, daysAgo / 300);
  const begun = Math.min(0.6, 0.15 + daysAgo / 120);
  if (roll < done) return 'CONVERTED';
  return roll < begun ? 'CONTACTED' : 'NEW';
}

/** A moment of the last days, more of them lately, and most of them by day. */
function momentOf(roll, now) {
  const day = Math.floor(roll() ** 1.4 * demoLeads.days);
  const hour = 8 + 14 * roll();
  const midnight = Math.floor((now + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000;
  return Math.min(now - 60_000 * roll() * 300, midnight - day * dayMs + hour * 3_600_000);
}

function staffOf(roll, { owners, team }, at, now) {
  const daysAgo = (now - at) / dayMs;
  const stage = stageOf(roll(), daysAgo);
  const hasOwner = stage !== 'NEW' || roll() < 0.35;
  const isDue = stage === 'CONTACTED' && roll() < 0.35;
  const chosen = tags.filter(() => roll() < (stage === 'NEW' ? 0.04 : 0.18));
  return {
    stage,
    ...(hasOwner ? { ownerId: owners[Math.floor(roll() * owners.length)], team } : {}),
    ...(chosen.length > 0 ? { tags: chosen } : {}),
    ...(stage !== 'NEW' && roll() < 0.3 ? { notes: remarks[Math.floor(roll() * remarks.length)] } : {}),
    ...(isDue ? { nextFollowUpAt: new Date(now + (roll() * 12 - 3) * dayMs) } : {}),
  };
}

/**
 * Pages of invented leads, each of one app, account and kind: at most 1,000 rows, the same at each start. One in two
 * hundred looks like the one before: same name and city, perhaps found through another app.
 */
export function* demoPages({ places: sites, owners, team }, now = Date.now()) {
  const roll = dice(20_260_101);
  const pages = new Map();
  let before = null;
  for (let number = 0; number < demoLeads.count; number += 1) {
    const site = sites[Math.floor(roll() * sites.length)];
    const kind = kinds[Math.floor(roll() * kinds.length)];
    const [province, city] = places[Math.floor(roll() * places.length)];
    const name = `${first[Math.floor(roll() * first.length)]}${last[Math.floor(roll() * last.length)]}`;
    const twin = before !== null && roll() < 0.005;
    const who = twin ? before : { nickname: `${name}${Math.floor(roll() * 1000)}`, province, city };
    const at = momentOf(roll, now);
    const row = {
      ...{ openId: `demo-${number}`, ...who, country: '中国', gender: roll() < 0.6 ? 'female' : 'male' },
      ...{ acquiredAt: new Date(at), touchedAt: new Date(at) },
      ...(roll() < 0.12 ? { phone: `139${String(10_000_000 + number)}` } : {}),
      staff: staffOf(roll, { owners, team }, at, now),
    };
    before = who;
    const key = `${site.app.documentId} ${kind}`;
    const page = pages.get(key) ?? { ...site, kind, rows: [] };
    pages.set(key, page);
    page.rows.push(row);
    if (page.rows.length === 1000) {
      yield page;
      pages.delete(key);
    }
  }
  yield* pages.values();
}
