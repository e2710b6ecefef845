import { text, type Call, type Fields } from '../call';
import { SECOND } from '../clock';
import { isRejection } from '../codes';
import { accountAccess, type AccountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { perhapsBad } from './bad-rows';
import { partsOf, type Intention, type Part } from './intention-book';
import { badParameter, endOf, placesOf, readCursor, whole } from './pages';
import { openIdOf } from './someone';

/** The most entries of a page; the platform states none (reference §6.3). */
const MOST = 50;

/** Events whose content is an object within the entry; of all others it is a string (reference §8.2). */
const WITH_OBJECT = ['im_receive_msg', 'im_send_msg', 'item_comment_reply'];

/** 互动日志 of 意向用户管理 (reference §6.3): what people did to the account. */
export const intentionEndpoints: Endpoint[] = [
  {
    name: 'intention_log',
    path: '/api/douyin/v1/interactive/intention/log/list',
    methods: ['GET'],
    envelope: 'modern',
    answer: log,
  },
];

function log(world: World, call: Call): Outcome {
  const access = accountAccess(world, call, 'user.intention');
  if (isRejection(access)) return access;
  const [start, end, count] = [whole(call, 'start_time'), whole(call, 'end_time'), whole(call, 'count')];
  if (start === undefined) return badParameter('start_time');
  if (end === undefined || end < start) return badParameter('end_time');
  if (count === undefined || count < 1 || count > MOST) return badParameter('count');
  const session = text(call.query, 'query_session').replace(/^qs-/, '');
  const behind = readCursor(world, session);
  if (behind === undefined) return badParameter('query_session');
  const wanted = {
    fromMs: start * SECOND,
    toMs: end * SECOND + SECOND - 1,
    event: text(call.query, 'event'),
  };
  const parts = partsOf(world, access.person, wanted);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const list = placesOf({ behind, count }, size).map((place) => entryAt(world, access, parts, place));
  const { cursor, has_more } = endOf(world, { behind, count }, size);
  return { data: { intention_log_infos: list, query_session: `qs-${cursor}`, has_more } };
}

function entryAt(world: World, access: AccountAccess, parts: Part[], place: number): unknown {
  let rest = place;
  for (const part of parts) {
    if (rest < part.size) {
      const { badKey, badPercent, ...intention } = part.at(rest);
      return perhapsBad(world, badKey, badPercent, entry(world, access, intention));
    }
    rest -= part.size;
  }
  return null;
}

/** An entry with the whole webhook body of its event as text. */
function entry(world: World, access: AccountAccess, { actor, event, atMs, content }: Intention): Fields {
  const openId = openIdOf(world, access.app, actor);
  const body = {
    event,
    client_key: access.app.client_key,
    from_user_id: openId,
    to_user_id: access.grant.openId,
    content: WITH_OBJECT.includes(event) ? content : JSON.stringify(content),
  };
  return { open_id: openId, event, event_time: String(atMs), content: JSON.stringify(body) };
}
