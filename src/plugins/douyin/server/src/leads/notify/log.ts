import type { Core } from '@strapi/strapi';
import type { NotifyMessageView } from '../../../../contracts/lead-notify';
import { addSeconds, clock } from '../../shared/clock';
import { notifyMessageUid, type NotifyMessageRow } from './row';

/** Days a message is kept in the log. */
const keptDays = 30;

const written = (moment: string | Date): string => new Date(moment).toISOString();

const viewOf = (row: NotifyMessageRow): NotifyMessageView => ({
  id: row.documentId,
  at: written(row.createdAt),
  rule: row.ruleName,
  channel: row.channelName,
  event: row.event,
  sort: row.sort,
  total: row.total,
  state: row.state,
  stateAt: written(row.stateAt),
  attempts: row.attempts,
  code: row.errorCode,
});

/** What was sent, the newest first, with the count of all. */
export async function listMessages(
  strapi: Core.Strapi,
  { rule, page, pageSize }: { rule?: string; page: number; pageSize: number },
): Promise<{ rows: NotifyMessageView[]; total: number }> {
  const where = rule ? { ruleId: rule } : {};
  const messages = strapi.db.query(notifyMessageUid);
  const rows = (await messages.findMany({
    where,
    orderBy: { id: 'desc' },
    limit: pageSize,
    offset: (page - 1) * pageSize,
  })) as NotifyMessageRow[];
  return { rows: rows.map(viewOf), total: await messages.count({ where }) };
}

/** Forgets messages that are over and old; tells how many. */
export async function sweepMessages(strapi: Core.Strapi): Promise<number> {
  const createdAt = { $lt: addSeconds(clock.now(), -keptDays * 86_400) };
  const state = { $in: ['sent', 'failed', 'dropped'] };
  return (await strapi.db.query(notifyMessageUid).deleteMany({ where: { createdAt, state } })).count;
}
