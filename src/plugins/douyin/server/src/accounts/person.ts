import type { Core } from '@strapi/strapi';
import type { AppRow } from '../apps/row';
import type { Profile } from '../providers';
import { service } from '../shared/service';
import { accountUid, type AccountRow } from './row';

/**
 * Makes first logins of one developer's people wait for each other until the transaction ends, so that two of one person
 * do not make two users. Call it first of all: MySQL shows a transaction the past from its first read on.
 */
export async function holdPerson(
  strapi: Core.Strapi,
  known: AccountRow | null,
  app: AppRow,
  profile: Profile,
): Promise<void> {
  const mayJoin = Boolean(app.developer && profile.unionId) && (known?.userId ?? null) === null;
  if (mayJoin && app.developer) await service(strapi, 'apps').holdDeveloper(app.developer);
}

/**
 * The user of the same person's account with another app, by union_id. Both apps must name the same developer, for
 * a union_id means one person only there; a person is never guessed by name or e-mail.
 */
export async function userOfPerson(
  strapi: Core.Strapi,
  app: AppRow,
  account: AccountRow,
): Promise<number | null> {
  if (!app.developer || !account.unionHash) return null;
  const siblings = await service(strapi, 'apps').ofDeveloper(app.developer);
  const rows = (await strapi.db.query(accountUid).findMany({
    where: { unionHash: account.unionHash, userId: { $notNull: true } },
    orderBy: [{ connectedAt: 'asc' }, { id: 'asc' }],
  })) as AccountRow[];
  return rows.find(({ appId }) => siblings.includes(appId))?.userId ?? null;
}
