import type { WhereField } from '../../../../contracts/lead-where';

/** Columns of a lead (`l`) that conditions are about. */
const ownColumns = {
  status: 'l.stage',
  owner: 'l.owner_id',
  team: 'l.team',
  gender: 'l.gender',
  nickname: 'l.nickname',
  notes: 'l.notes',
  province: 'l.province',
  city: 'l.city',
  acquired: 'l.acquired_at',
  seen: 'l.last_seen_at',
  created: 'l.created_at',
  followUp: 'l.next_follow_up_at',
  phone: 'l.phone_sealed',
} as const satisfies Partial<Record<WhereField, string>>;

/** A column of the rows (`r`) that another table holds of a lead. */
export type RowColumn = { table: 'sources' | 'tags'; column: string };

const rowColumns: Partial<Record<WhereField, RowColumn>> = {
  source: { table: 'sources', column: 'kind' },
  app: { table: 'sources', column: 'app_id' },
  account: { table: 'sources', column: 'account_id' },
  tag: { table: 'tags', column: 'tag_key' },
};

/** The column of a field in another table; null where a lead holds it itself. */
export const rowColumnOf = (field: WhereField): RowColumn | null => rowColumns[field] ?? null;

/** The column of a field that a lead holds itself. */
export function ownColumnOf(field: WhereField): string {
  const column = (ownColumns as Partial<Record<WhereField, string>>)[field];
  if (!column) throw new Error(`A lead has no column for ${field}`);
  return column;
}
