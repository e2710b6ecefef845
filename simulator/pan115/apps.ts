import { reject, type Rejection } from '../codes';
import type { World } from '../world';
import type { Pan115App, Pan115Stage } from './world';

const STANDING: Record<Exclude<Pan115Stage, 'online'>, number> = {
  review: 40140108,
  disabled: 40140109,
  expired: 40140110,
  developer_expired: 40140118,
};

/** Why an app may not act at this moment, or nothing. */
export const standing = ({ stage }: Pan115App): Rejection | undefined =>
  stage === 'online' ? undefined : reject(STANDING[stage]);

/** The app of an id: 40140100 none given, 106 not an id at all, 107 unknown, else where it stands. */
export function findPan115App(world: World, clientId: string): Pan115App | Rejection {
  if (clientId === '') return reject(40140100);
  if (!/^\d+$/.test(clientId)) return reject(40140106);
  const app = world.pan115.apps.get(clientId);
  return app ? (standing(app) ?? app) : reject(40140107);
}
