import type { Core } from '@strapi/strapi';
import { settingsOf } from '../../config';
import { clock } from '../../shared/clock';
import { identityKey, randomToken } from '../../shared/crypto';
import { service } from '../../shared/service';
import { dropRecord, findRecord, storeRecord } from '../records/store';

const model = 'Browser';
const day = 86_400;

/** Who is signed in with a browser, for other sites, and since when. */
export type SignedIn = { userId: number; username: string; at: Date };

type Kept = { accountId: string; key: string | null; stamp: string; at: string };
type User = { id: number; username: string; password: string | null };

/** Changes with the password: a new one signs every browser out. */
const stampOf = ({ id, password }: User): string => identityKey('password', String(id), password ?? '');

const activeUser = (strapi: Core.Strapi, id: number): Promise<User | null> =>
  service(strapi, 'users').active(id);

/** Signs a browser in with a token of users-permissions; gives its cookie's value, or null for a token that is not good. */
export async function signIn(strapi: Core.Strapi, token: string): Promise<string | null> {
  const known = await service(strapi, 'sessions').identify(token);
  const user = known && (await activeUser(strapi, known.userId));
  if (!user) return null;
  const id = randomToken();
  const at = clock.now().toISOString();
  const payload: Kept = { accountId: String(user.id), key: known.key, stamp: stampOf(user), at };
  const ttlSeconds = settingsOf(strapi).oauth.sessionDays * day;
  await storeRecord(strapi, model, id, { payload, ttlSeconds });
  return id;
}

/** Signs a browser out. */
export const signOut = (strapi: Core.Strapi, id: string): Promise<void> => dropRecord(strapi, model, id);

/** Who is signed in with a cookie; null where nobody is, or the session that it came of was ended. */
export async function signedIn(strapi: Core.Strapi, id: string | null): Promise<SignedIn | null> {
  const found = id ? await findRecord(strapi, model, id) : null;
  if (!found || found.endsAt <= clock.now()) return null;
  const { accountId, key, stamp, at } = found.payload as Kept;
  if (key && (await service(strapi, 'sessions').hasEnded(key))) return null;
  const user = await activeUser(strapi, Number(accountId));
  return user && stampOf(user) === stamp
    ? { userId: user.id, username: user.username, at: new Date(at) }
    : null;
}

/** What a person is called: the Douyin nickname, else the name of the site's user. */
export async function nameOf(strapi: Core.Strapi, { userId, username }: SignedIn): Promise<string> {
  const people = await service(strapi, 'accounts').people([userId]);
  return people.get(userId)?.nickname ?? username;
}
