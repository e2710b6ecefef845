import type { Core } from '@strapi/strapi';
import type { InboxKind } from '../../../contracts/inbox';
import { identityKey } from '../shared/crypto';
import { clock } from '../shared/clock';
import { insertUnlessTaken } from '../shared/database';

/** Uid of the entries' content type. */
export const inboxUid = 'plugin::douyin.inbox-entry';

/** What administrators are told in person. */
export type NewEntry = {
  kind: InboxKind;
  /** What is told: the same key is told to one administrator once. */
  key: string;
  actorName?: string | null;
  leadId?: number;
  ref?: string;
};

/** An entry as it is stored. */
export type InboxRow = {
  id: number;
  documentId: string;
  adminId: number;
  kind: InboxKind;
  at: Date;
  readAt: Date | null;
  actorName: string | null;
  leadId: number | null;
  ref: string | null;
};

/** Stores an entry for each of some administrators; joins the transaction it is called in. */
export async function storeEntries(strapi: Core.Strapi, adminIds: number[], entry: NewEntry): Promise<void> {
  const { key, actorName, ...told } = entry;
  for (const adminId of new Set(adminIds))
    await insertUnlessTaken(strapi, inboxUid, 'entry_key', {
      ...told,
      adminId,
      at: clock.now(),
      actorName: actorName?.slice(0, 255),
      entryKey: identityKey(String(adminId), entry.kind, key),
    });
}

/** Entries of an administrator from before a place, the newest first. */
export const readEntries = (
  strapi: Core.Strapi,
  adminId: number,
  { size, before }: { size: number; before?: number },
): Promise<InboxRow[]> =>
  strapi.db.query(inboxUid).findMany({
    where: { adminId, ...(before ? { id: { $lt: before } } : {}) },
    orderBy: { id: 'desc' },
    limit: size,
  }) as Promise<InboxRow[]>;
