import type { Core } from '@strapi/strapi';
import type { OAuthConsentView } from '../../../../contracts/oauth-client';
import { service } from '../../shared/service';
import { consentUid } from '../rows';
import type { ConsentRow } from './row';

type User = { id: number; username: string };

async function usersOf(strapi: Core.Strapi, ids: number[]): Promise<Map<number, string>> {
  const rows = (await strapi.db
    .query('plugin::users-permissions.user')
    .findMany({ where: { id: { $in: ids } }, select: ['id', 'username'] })) as User[];
  return new Map(rows.map(({ id, username }) => [id, username]));
}

/** The people who agreed to a client, the newest first. */
export async function listConsents(
  strapi: Core.Strapi,
  clientId: string,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: OAuthConsentView[]; total: number }> {
  const query = strapi.db.query(consentUid);
  const where = { clientId };
  const range = { orderBy: { id: 'desc' as const }, limit: pageSize, offset: (page - 1) * pageSize };
  const [found, total] = await Promise.all([query.findMany({ where, ...range }), query.count({ where })]);
  const consents = found as ConsentRow[];
  const ids = consents.map(({ userId }) => userId);
  const [names, people] = await Promise.all([usersOf(strapi, ids), service(strapi, 'accounts').people(ids)]);
  const rows = consents.map(({ userId, scopes, consentedAt, lastUsedAt }) => ({
    userId,
    username: names.get(userId) ?? '',
    nickname: people.get(userId)?.nickname ?? null,
    scopes,
    consentedAt: new Date(consentedAt).toISOString(),
    lastUsedAt: new Date(lastUsedAt).toISOString(),
  }));
  return { rows, total };
}
