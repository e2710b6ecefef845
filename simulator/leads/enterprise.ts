import { text, type Call, type Fields } from '../call';
import { HOUR, SECOND } from '../clock';
import { isRejection } from '../codes';
import { numberFor, textFor } from '../ids';
import type { AccountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { audienceOf, fanId, inventedCount, inventedIndex } from './audience';
import { perhapsBad } from './bad-rows';
import { legacyAccess } from './legacy';
import { askedPage, badParameter, endOf, placesOf, whole } from './pages';
import { openIdOf, someone } from './someone';
import { tagsOfUser } from './tags';

/** The most rows of a page; the platform states none. */
const MOST = 20;
const LEVELS = [-1, 0, 1, 2, 10];

/** action_type, action_flag and action_source of what an invented 意向用户 did (reference §6.1). */
const ACTIONS: [type: number, flag: number, source: string][] = [
  [1, 1, '私信'],
  [2, 52, '落地页表单'],
  [2, 53, '主页商家页'],
  [3, 101, '智能电话'],
];

/** 意向用户 of enterprise accounts (reference §6.1), retired on 2023-05-31. */
export const enterpriseEndpoints: Endpoint[] = [
  endpoint('leads_user_list', '/enterprise/leads/user/list', users),
  endpoint('leads_user_detail', '/enterprise/leads/user/detail', detail),
  endpoint('leads_action_list', '/enterprise/leads/user/action/list', actions),
];

type At = { world: World; access: AccountAccess };

function endpoint(name: string, path: string, show: (at: At, call: Call) => Outcome): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const access = legacyAccess(world, call, 'enterprise.data');
    return isRejection(access) ? access : show({ world, access }, call);
  };
  return { name, path, methods: ['GET'], envelope: 'classic', answer };
}

/** One invented 意向用户; the first is the newest. */
type LeadUser = { index: number; level: number; action: number; atMs: number };

/** Every level and action in turn, so that filtering many costs nothing. */
function leadAt(index: number): LeadUser {
  const turn = (index * 7) % (LEVELS.length * ACTIONS.length);
  return {
    index,
    level: LEVELS[turn % LEVELS.length] ?? 0,
    action: Math.floor(turn / LEVELS.length),
    atMs: Date.UTC(2025, 5, 1) - index * HOUR,
  };
}

const idOf = ({ world, access }: At, { index }: LeadUser): string => fanId(world, access.person, index);

const openIdAt = (at: At, lead: LeadUser): string => openIdOf(at.world, at.access.app, idOf(at, lead));

const leadCount = ({ world, access }: At): number =>
  Math.min(audienceOf(world, access.person).leads, inventedCount(world, access.person));

/** The one a query names by `user_id`. */
function namedLead(at: At, call: Call): LeadUser | undefined {
  const { world, access } = at;
  const index = inventedIndex(world, access.app, access.person, text(call.query, 'user_id'));
  return index !== undefined && index < leadCount(at) ? leadAt(index) : undefined;
}

const typeOf = ({ action }: LeadUser): string => String(ACTIONS[action]?.[0]);

function users(at: At, call: Call): Outcome {
  const asked = askedPage(at.world, call, MOST);
  if (isRejection(asked)) return asked;
  const [start, end] = [whole(call, 'start_time', '0'), whole(call, 'end_time', '9999999999')];
  if (start === undefined || end === undefined) return badParameter('start_time');
  const [level, type] = [text(call.query, 'leads_level'), text(call.query, 'action_type') || '0'];
  const all = Array.from({ length: leadCount(at) }, (_, index) => leadAt(index));
  const found = all.filter(
    (lead) =>
      lead.atMs >= start * SECOND &&
      lead.atMs <= end * SECOND &&
      (level === '' || level === String(lead.level)) &&
      (type === '0' || type === typeOf(lead)),
  );
  const page = placesOf(asked, found.length).flatMap((place) => found[place] ?? []);
  const { badPercent } = audienceOf(at.world, at.access.person);
  const shown = page.map((lead) =>
    perhapsBad(at.world, ['lead', idOf(at, lead)], badPercent, userRow(at, lead)),
  );
  return {
    data: {
      list: page.map((lead) => openIdAt(at, lead)),
      users: shown,
      ...endOf(at.world, asked, found.length),
    },
  };
}

function userRow(at: At, lead: LeadUser): Fields {
  const { world, access } = at;
  const [id, openId, level] = [idOf(at, lead), openIdAt(at, lead), lead.level];
  const { nickname, avatar, city, gender } = someone(world, id);
  const digits = String(numberFor(world.ids, ['telephone', id], 10 ** 8)).padStart(8, '0');
  return {
    open_id: openId,
    nickname,
    avatar,
    telephone: level > 0 ? `139${digits}` : '',
    wechat: level === 2 ? `wx_${textFor(world.ids, ['wechat', id], 8)}` : '',
    city,
    gender,
    age: 18 + numberFor(world.ids, ['age', id], 45),
    leads_level: level,
    tag_list: tagsOfUser(world, access.person, openId),
    is_follow: true,
  };
}

function detail(at: At, call: Call): Outcome {
  const lead = namedLead(at, call);
  return lead ? { data: userRow(at, lead) } : badParameter('user_id');
}

function actions(at: At, call: Call): Outcome {
  const asked = askedPage(at.world, call, MOST);
  if (isRejection(asked)) return asked;
  const lead = namedLead(at, call);
  if (!lead) return badParameter('user_id');
  const type = text(call.query, 'action_type') || '0';
  const all = Array.from({ length: 1 + (lead.action % 3) }, (_, index): Fields => {
    const [action_type, action_flag, action_source] = ACTIONS[(lead.action + index) % ACTIONS.length] ?? [];
    const create_time = Math.floor((lead.atMs - index * HOUR) / SECOND);
    return {
      user_id: openIdAt(at, lead),
      action_type,
      action_flag,
      action_source,
      create_time,
    };
  }).filter(({ action_type }) => type === '0' || type === String(action_type));
  const { cursor, has_more } = endOf(at.world, asked, all.length);
  const list = placesOf(asked, all.length).map((place) => all[place]);
  return { data: { list, cursor: String(cursor), has_more } };
}
