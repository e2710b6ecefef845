import { text, type Call } from '../call';
import { SECOND } from '../clock';
import { isRejection, reject } from '../codes';
import { inventedFollow } from '../leads/audience';
import { accountAccess, type AccountAccess } from '../oauth/access';
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
  const since = followedSince(world, access, text(call.query, 'follower_open_id'));
  if (since === undefined) return reject(28001007, '参数不合法: follower_open_id');
  if (since === null) return { data: { is_follower: false } };
  return { data: { is_follower: true, follow_time: Math.floor(since / SECOND) } };
}

/** Since when somebody follows; null for who does not, nothing for an open_id that means nobody. */
function followedSince(
  world: World,
  { app, person }: AccountAccess,
  openId: string,
): number | null | undefined {
  const follower = personOf(world, app, openId);
  if (follower) return world.follows.get(person.id)?.get(follower.id) ?? null;
  return inventedFollow(world, app, person, openId);
}
