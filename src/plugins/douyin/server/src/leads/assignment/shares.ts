import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { ensureTable, whileContested } from '../../shared/database';
import type { Transaction } from '../row';
import type { Share } from './choose';
import type { Member, TeamRow } from '../teams/row';

const table = 'douyin_lead_shares';
/** The row that whoever deals writes first: all dealing is done one after the other. */
const turnKey = 'turn';

type ShareRow = {
  share_key: string;
  team: string;
  admin_id: number;
  day: string;
  dealt: number;
  credit: number;
};

/** The day quotas are counted by: UTC. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);

/** Makes the table where it is missing. */
export async function ensureShares(strapi: Core.Strapi): Promise<void> {
  await ensureTable(strapi, table, (columns) => {
    columns.string('share_key', 120).primary();
    columns.string('team', 64).notNullable();
    columns.integer('admin_id').notNullable();
    columns.string('day', 10).notNullable();
    columns.integer('dealt').notNullable();
    columns.integer('credit').notNullable();
  });
  const turn: ShareRow = { share_key: turnKey, team: '', admin_id: 0, day: '', dealt: 0, credit: 0 };
  await whileContested(async () => {
    await strapi.db.getConnection(table).insert(turn).onConflict('share_key').ignore();
  });
}

/** Waits until nobody else deals, and keeps others from it until the transaction ends. */
export async function holdTurn(strapi: Core.Strapi, trx: Transaction): Promise<void> {
  const row = strapi.db.getConnection(table).transacting(trx).where({ share_key: turnKey });
  await row.update({ dealt: strapi.db.connection.raw('1 - ??', ['dealt']) });
}

type Days = { day: string; away: Map<number, Date> };

const shareOf = (member: Member, row: ShareRow | undefined, { day, away }: Days): Share => ({
  ...member,
  awayUntil: away.get(member.admin) ?? null,
  dealt: row?.day === day ? row.dealt : 0,
  credit: row?.credit ?? 0,
});

/** The shares of a team's members, as the turns before left them. */
export async function readShares(
  strapi: Core.Strapi,
  trx: Transaction,
  { documentId, members }: TeamRow,
  days: Days,
): Promise<Share[]> {
  const rows = (await strapi.db
    .getConnection(table)
    .transacting(trx)
    .where({ team: documentId })
    .select('*')) as ShareRow[];
  return members.map((member) =>
    shareOf(
      member,
      rows.find(({ admin_id }) => admin_id === member.admin),
      days,
    ),
  );
}

/** Stores the shares of a team. */
export async function writeShares(
  strapi: Core.Strapi,
  trx: Transaction,
  team: string,
  shares: Share[],
  day: string,
): Promise<void> {
  if (shares.length === 0) return;
  const rows = shares.map(({ admin, dealt, credit }) => ({
    ...{ share_key: `${team}:${admin}`, team, admin_id: admin, day },
    dealt,
    credit,
  }));
  await strapi.db
    .getConnection(table)
    .transacting(trx)
    .insert(rows)
    .onConflict('share_key')
    .merge(['day', 'dealt', 'credit']);
}

/** How many leads were dealt today, by team and administrator. */
export async function dealtToday(strapi: Core.Strapi): Promise<Map<string, Map<number, number>>> {
  const rows = (await strapi.db.getConnection(table).where({ day: dayOf(clock.now()) })) as ShareRow[];
  const teams = new Map<string, Map<number, number>>();
  for (const { team, admin_id, dealt } of rows)
    teams.set(team, (teams.get(team) ?? new Map<number, number>()).set(admin_id, dealt));
  return teams;
}
