import type { Core } from '@strapi/strapi';
import type { Actor } from '../../audit/service';
import { inTransaction } from '../../shared/database';
import { service } from '../../shared/service';
import type { ClientRow } from '../clients/row';
import { dropRecords } from '../records/drop';
import { consentUid } from '../rows';
import { pairHash } from './row';

const target = ({ documentId, name }: ClientRow) => ({ kind: 'oauth-client' as const, id: documentId, name });

/** Takes one person's consent back and ends the tokens that came of it. */
export async function withdrawConsent(
  strapi: Core.Strapi,
  client: ClientRow,
  userId: number,
  actor: Actor,
): Promise<void> {
  const pair = { clientId: client.documentId, userId };
  await inTransaction(strapi, async () => {
    // The consent first: whoever is just being let in with it holds its row until the grant is stored, which then ends too.
    const { count } = await strapi.db.query(consentUid).deleteMany({ where: { pairHash: pairHash(pair) } });
    await dropRecords(strapi, { clientHash: client.clientIdHash, userId });
    if (count === 0) return;
    const details = { user: String(userId) };
    await service(strapi, 'audit').record({
      action: 'oauth.withdrawn',
      actor,
      target: target(client),
      details,
    });
  });
}

/** Takes every consent to a client back and ends all its tokens; tells how many people it were. */
export async function revokeAll(strapi: Core.Strapi, client: ClientRow, actor: Actor): Promise<number> {
  return inTransaction(strapi, async () => {
    const clientId = client.documentId;
    const { count } = await strapi.db.query(consentUid).deleteMany({ where: { clientId } });
    await dropRecords(strapi, { clientHash: client.clientIdHash });
    const details = { people: count };
    await service(strapi, 'audit').record({
      action: 'oauth-client.revoked',
      actor,
      target: target(client),
      details,
    });
    return count;
  });
}

/** Ends all tokens and sign-ins of a user who was blocked; one who was deleted has agreed to nothing any more. */
export async function endUser(strapi: Core.Strapi, userId: number, isDeleted: boolean): Promise<void> {
  if (isDeleted) await strapi.db.query(consentUid).deleteMany({ where: { userId } });
  await dropRecords(strapi, { userId });
}
