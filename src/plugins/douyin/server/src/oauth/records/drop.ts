import type { Core } from '@strapi/strapi';
import { recordUid } from '../rows';

/** Whose records: of a client, of a user, or of one user with one client. */
export type RecordOwner =
  { clientHash: string } | { userId: number } | { clientHash: string; userId: number };

/** Ends all codes, tokens and grants of a client or a user at once; what was handed out opens nothing any more. */
export const dropRecords = async (strapi: Core.Strapi, owner: RecordOwner): Promise<void> => {
  await strapi.db.query(recordUid).deleteMany({ where: owner });
};
