import type { Core } from '@strapi/strapi';
import { identityKey } from '../../shared/crypto';
import { consentTable, consentUid } from '../rows';

/** What a person agreed to for a client, as it is stored. */
export type ConsentRow = {
  pairHash: string;
  clientId: string;
  userId: number;
  scopes: string[];
  rememberedScopes: string[];
  consentedAt: string | Date;
  lastUsedAt: string | Date;
};

/** A client, by its id here, and a person. */
export type Pair = { clientId: string; userId: number };

/** The key of which a pair has one row. */
export const pairHash = ({ clientId, userId }: Pair): string => identityKey(clientId, String(userId));

/** What a person agreed to for a client; null for nothing. */
export const findConsent = (strapi: Core.Strapi, pair: Pair): Promise<ConsentRow | null> =>
  strapi.db.query(consentUid).findOne({ where: { pairHash: pairHash(pair) } }) as Promise<ConsentRow | null>;

/** How many people agreed to each client. */
export async function countConsents(strapi: Core.Strapi): Promise<Map<string, number>> {
  const rows = (await strapi.db
    .getConnection(consentTable)
    .groupBy('client_id')
    .select('client_id')
    .count({ people: '*' })) as { client_id: string; people: number | string }[];
  return new Map(rows.map(({ client_id: clientId, people }) => [clientId, Number(people)]));
}
