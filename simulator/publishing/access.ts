import type { Call } from '../call';
import { isRejection, type Rejection } from '../codes';
import { accountAccess, type AccountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';

/** The scope that lets an app publish for a person; the one before it was withdrawn in 2022 (reference §1). */
const SCOPE = 'video.create.bind';

/** What an endpoint of publishing does once it is known for whom. */
export type PublishingStep = (world: World, access: AccountAccess, call: Call) => Outcome;

/** An endpoint of publishing (reference §7). */
export function publishing(name: string, step: PublishingStep): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const access: AccountAccess | Rejection = accountAccess(world, call, SCOPE);
    return isRejection(access) ? access : step(world, access, call);
  };
  return { name, path: `/api/douyin/v1/video/${name}`, methods: ['POST'], envelope: 'classic', answer };
}
