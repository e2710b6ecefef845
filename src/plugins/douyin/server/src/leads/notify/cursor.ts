import type { Core } from '@strapi/strapi';
import { ensureTable, readJson, whileContested } from '../../shared/database';
import type { Transaction } from '../row';
import type { Gap, Place } from './gaps';

const table = 'douyin_lead_notify_cursor';
const name = 'events';

/** How far rules were told: events by their number, overdue follow-ups by their moment and lead. */
export type Cursor = Place & { version: number; overdueAt: Date; overdueLead: number };

type CursorRow = {
  version: number | string;
  last_event: number | string;
  gaps: string;
  overdue_at: Date | number;
  overdue_lead: number;
};

/** Makes the table and its one row where they are missing. */
export async function ensureCursor(strapi: Core.Strapi, now: Date): Promise<void> {
  await ensureTable(strapi, table, (columns) => {
    columns.string('name', 40).primary();
    columns.bigInteger('version').notNullable();
    columns.bigInteger('last_event').notNullable();
    columns.text('gaps').notNullable();
    columns.datetime('overdue_at', { precision: 3 }).notNullable();
    columns.integer('overdue_lead').notNullable();
  });
  const first = { name, version: 0, last_event: 0, gaps: '[]', overdue_at: now, overdue_lead: 0 };
  await whileContested(async () => {
    await strapi.db.getConnection(table).insert(first).onConflict('name').ignore();
  });
}

const row = (strapi: Core.Strapi, trx: Transaction) =>
  strapi.db.getConnection(table).transacting(trx).where({ name });

/** Waits until nobody else decides what is told, keeps others from it until the transaction ends, and says how far it got. */
export async function holdCursor(strapi: Core.Strapi, trx: Transaction): Promise<Cursor> {
  await row(strapi, trx).increment('version', 1);
  const [held] = (await row(strapi, trx)) as CursorRow[];
  if (!held)
    throw new Error('The cursor of the notification rules is missing: restart Strapi, which makes it');
  return {
    version: Number(held.version),
    upTo: Number(held.last_event),
    gaps: readJson<Gap[]>(held.gaps),
    overdueAt: new Date(held.overdue_at),
    overdueLead: held.overdue_lead,
  };
}

/** Notes how far it got, with all that was decided, or not at all. */
export async function moveCursor(
  strapi: Core.Strapi,
  trx: Transaction,
  to: Partial<Place & Pick<Cursor, 'overdueAt' | 'overdueLead'>>,
): Promise<void> {
  const columns = {
    ...(to.upTo === undefined ? {} : { last_event: to.upTo }),
    ...(to.gaps === undefined ? {} : { gaps: JSON.stringify(to.gaps) }),
    ...(to.overdueAt === undefined ? {} : { overdue_at: to.overdueAt }),
    ...(to.overdueLead === undefined ? {} : { overdue_lead: to.overdueLead }),
  };
  await row(strapi, trx).update(columns);
}
