import { text, type Call } from '../call';
import { SECOND } from '../clock';
import { isRejection, reject } from '../codes';
import { accountAccess } from '../oauth/access';
import { personOf } from '../oauth/open-ids';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';

/** 粉丝判断 (reference §5): does one person follow the account. */
export const fansEndpoints: Endpoint[] = [
  { name: 'fans_check', path: '/fans/check', methods: ['GET'], envelope: 'classic', answer: check },
];

function check(world: World, call: Call): Outcome {
  const access = accountAccess(world, call, 'fans.check');
  if (isRejection(access)) return access;
  const follower = personOf(world, access.app, text(call.query, 'follower_open_id'));
  if (!follower) return reject(28001007, '参数不合法: follower_open_id');
  const since = world.follows.get(access.person.id)?.get(follower.id);
  if (since === undefined) return { data: { is_follower: false } };
  return { data: { is_follower: true, follow_time: Math.floor(since / SECOND) } };
}
