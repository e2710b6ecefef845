import type { Core } from '@strapi/strapi';
import type { ClientRow } from '../clients/row';
import type { SiteLine } from '../pages/sites';
import { clientUid, consentUid } from '../rows';
import type { ConsentRow } from './row';

/** The sites that a user agreed to, the last used first. */
export async function sitesOf(strapi: Core.Strapi, userId: number): Promise<SiteLine[]> {
  const consents = (await strapi.db
    .query(consentUid)
    .findMany({ where: { userId }, orderBy: { lastUsedAt: 'desc' } })) as ConsentRow[];
  const ids = consents.map(({ clientId }) => clientId);
  const rows = (await strapi.db.query(clientUid).findMany({
    where: { documentId: { $in: ids } },
    select: ['documentId', 'name', 'homepage'],
  })) as Pick<ClientRow, 'documentId' | 'name' | 'homepage'>[];
  const byId = new Map(rows.map((row) => [row.documentId, row]));
  return consents.flatMap(({ clientId, scopes, consentedAt, lastUsedAt }) => {
    const row = byId.get(clientId);
    if (!row) return [];
    const moments = { consentedAt: new Date(consentedAt), lastUsedAt: new Date(lastUsedAt) };
    return [{ id: clientId, name: row.name, homepage: row.homepage, scopes, ...moments }];
  });
}
