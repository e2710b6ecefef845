import type { Core } from '@strapi/strapi';
import { inboxLimits } from '../../../contracts/inbox';
import { addSeconds, clock } from '../shared/clock';
import type { Context } from '../shared/service';
import { inboxUid, readEntries, storeEntries, type InboxRow, type NewEntry } from './row';

export type { InboxRow, NewEntry } from './row';

/** What administrators are told in person, until they have read it. */
export type InboxService = {
  /** Tells administrators something, each of them once however often; joins the transaction it is called in. */
  tell(adminIds: number[], entry: NewEntry): Promise<void>;
  /** What one was told, the newest first, from before the id of an entry. */
  list(adminId: number, page: { size: number; before?: number }): Promise<InboxRow[]>;
  /** How many entries one has not read. */
  unread(adminId: number): Promise<number>;
  /** Marks entries of one as read, or as unread again; without ids all of them. */
  mark(adminId: number, isRead: boolean, ids?: string[]): Promise<void>;
  /** Takes back what is about something that is there no more, for some administrators or for all. */
  withdraw(about: { kind: NewEntry['kind']; ref: string }, adminIds?: number[]): Promise<void>;
  /** Forgets what is about these leads; tells how many entries that were. */
  forgetLeads(leadIds: number[]): Promise<number>;
  /** Forgets what is older than ninety days; tells how many entries that were. */
  sweep(): Promise<number>;
};

declare module '../shared/service' {
  interface Services {
    inbox: InboxService;
  }
}

type Where = Record<string, unknown>;

const remove = async (strapi: Core.Strapi, where: Where): Promise<number> =>
  (await strapi.db.query(inboxUid).deleteMany({ where })).count;

/** The `inbox` service. */
export function inboxService({ strapi }: Context): InboxService {
  const entries = () => strapi.db.query(inboxUid);
  return {
    tell: (adminIds, entry) => storeEntries(strapi, adminIds, entry),
    list: (adminId, page) => readEntries(strapi, adminId, page),
    unread: (adminId) => entries().count({ where: { adminId, readAt: { $null: true } } }),
    async mark(adminId, isRead, ids) {
      const those = ids ? { documentId: { $in: ids } } : {};
      const changed = { adminId, readAt: isRead ? { $null: true } : { $notNull: true }, ...those };
      await entries().updateMany({ where: changed, data: { readAt: isRead ? clock.now() : null } });
    },
    async withdraw(about, adminIds) {
      await remove(strapi, { ...about, ...(adminIds ? { adminId: { $in: adminIds } } : {}) });
    },
    forgetLeads: (leadIds) => remove(strapi, { leadId: { $in: leadIds } }),
    sweep: () => remove(strapi, { at: { $lt: addSeconds(clock.now(), -inboxLimits.keptDays * 86_400) } }),
  };
}
