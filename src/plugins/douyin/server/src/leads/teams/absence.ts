import type { Core } from '@strapi/strapi';
import { absenceDays, type AbsenceView } from '../../../../contracts/lead-absence';
import { addSeconds, clock } from '../../shared/clock';
import { ensureTable, joined } from '../../shared/database';
import { faultAt, PluginError } from '../../shared/errors';
import { wake } from '../assignment/waiting';
import { teamsWith } from './row';
import { staffOf } from './staff';

const table = 'douyin_lead_absences';

type Row = { admin_id: number; until: Date | number | string };

/** Makes the table where it is missing. */
export const ensureAbsences = (strapi: Core.Strapi): Promise<void> =>
  ensureTable(strapi, table, (columns) => {
    columns.integer('admin_id').primary();
    columns.datetime('until', { precision: 3 }).notNullable();
  });

/** Who is away now, and until when; joins the transaction it is called in. */
export async function absences(strapi: Core.Strapi): Promise<Map<number, Date>> {
  const away = strapi.db.getConnection(table).where('until', '>', clock.now()).select('*');
  const rows = await joined<Row[]>(strapi, away);
  return new Map(rows.map(({ admin_id, until }) => [admin_id, new Date(until)]));
}

/** Whether an administrator is away. */
export const readAbsence = async (strapi: Core.Strapi, admin: number): Promise<AbsenceView> => ({
  admin,
  until: (await absences(strapi)).get(admin)?.toISOString() ?? null,
});

function refuseOdd(until: Date): void {
  const now = clock.now();
  if (until <= now) throw faultAt('CONFIG_INVALID', 'until', 'must lie in the future; null for being back');
  if (until > addSeconds(now, absenceDays * 86_400))
    throw faultAt('CONFIG_INVALID', 'until', `must be at most ${absenceDays} days away`);
}

/** Notes that an administrator is away until a moment, or back; leads that wait for the teams of that one are looked at again. */
export async function setAbsence(
  strapi: Core.Strapi,
  admin: number,
  until: Date | null,
): Promise<AbsenceView> {
  if (!(await staffOf(strapi, [admin])).has(admin))
    throw new PluginError('CONFIG_NOT_FOUND', 'There is no such administrator', { admin });
  if (until) refuseOdd(until);
  const rows = () => strapi.db.getConnection(table);
  if (until) await rows().insert({ admin_id: admin, until }).onConflict('admin_id').merge(['until']);
  else await rows().where({ admin_id: admin }).delete();
  const teams = await teamsWith(strapi, admin);
  await wake(
    strapi,
    teams.map(({ documentId }) => documentId),
  );
  return readAbsence(strapi, admin);
}
