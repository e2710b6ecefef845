import { text, type Call } from '../call';
import { isRejection, reject } from '../codes';
import { alliedId } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { App, Person, World } from '../world';
import { appAccess } from './access';
import { personOf } from './open-ids';

const ROLE_LABELS = ['COMPANY_BAND', 'AUTH_COMPANY', 'STAFF', 'OPEN_BRAND', 'OPEN_STAFF', 'OPEN_PARTNER'];

/** 用户经营身份管理 (doc: check-user-business-role) and 获取用户唯一标识 (doc: get-related-id). */
export const identityEndpoints: Endpoint[] = [
  {
    name: 'role_check',
    path: '/api/douyin/v1/role/check',
    methods: ['POST'],
    envelope: 'modern',
    answer: roleCheck,
  },
  {
    name: 'get_related_id',
    path: '/api/douyin/v1/auth/get_related_id',
    methods: ['POST'],
    envelope: 'modern',
    answer: relatedId,
  },
];

function roleCheck(world: World, call: Call): Outcome {
  const app = appAccess(world, call, 'op.business.status');
  if (isRejection(app)) return app;
  const labels = labelsOf(call);
  const person = labels && personNamed(world, call, app);
  if (!person) return reject(28001007);
  const lacking = labels.filter((label) => !person.roles.includes(label));
  const filterRole = Object.fromEntries(lacking.map((label) => [label, false]));
  return { data: { match_result: lacking.length === 0, filter_role: filterRole } };
}

function relatedId(world: World, call: Call): Outcome {
  const app = appAccess(world, call, 'open.account.data');
  if (isRejection(app)) return app;
  const person = personOf(world, app, text(call.body.fields, 'open_id'));
  return person ? { data: { allied_id: alliedId(world.ids, person.id, app.company) } } : reject(28001007);
}

function labelsOf(call: Call): string[] | undefined {
  const labels = call.body.kind === 'json' ? call.body.fields.role_labels : undefined;
  if (!Array.isArray(labels) || labels.length === 0) return undefined;
  const known = labels.filter((label): label is string => ROLE_LABELS.includes(label));
  return known.length === labels.length ? known : undefined;
}

/** open_id wins over the 抖音号 when both are sent. */
function personNamed(world: World, call: Call, app: App): Person | undefined {
  const openId = text(call.body.fields, 'open_id');
  if (openId !== '') return personOf(world, app, openId);
  const shortId = text(call.body.fields, 'douyin_shortId');
  return [...world.people.values()].find((person) => person.short_id === shortId);
}
