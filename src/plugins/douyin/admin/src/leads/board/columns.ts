import type { PanelLead } from '../../../../contracts/lead-panel';
import type { Failure } from '../../shared/failure';
import type { Total } from '../use-total';

/** The leads of one status, as far as they were asked for. */
export type Column = {
  rows: PanelLead[];
  /** Asks for those after them; null at the end, and before the first answer. */
  next: string | null;
  isLoading: boolean;
  failure: Failure | null;
  total: Total;
};

/** The columns by their statuses. */
export type Columns = Record<string, Column>;

/** A column before it is asked for. */
export const blankColumn: Column = { rows: [], next: null, isLoading: false, failure: null, total: null };

/** The columns with one of them changed. */
export const withColumn = (columns: Columns, stage: string, change: Partial<Column>): Columns => ({
  ...columns,
  [stage]: { ...(columns[stage] ?? blankColumn), ...change },
});

const isBefore = (one: PanelLead, other: PanelLead): boolean =>
  one.acquireTime > other.acquireTime || (one.acquireTime === other.acquireTime && one.leadId > other.leadId);

/** A column with the leads of one more page; those that came another way meanwhile are not doubled. */
export const withRows = ({ rows }: Column, more: PanelLead[]): PanelLead[] => [
  ...rows,
  ...more.filter(({ leadId }) => !rows.some((row) => row.leadId === leadId)),
];

const counted = (total: Total, by: number): Total =>
  total && { ...total, total: Math.max(0, total.total + by) };

function without(column: Column, id: number): Column {
  const rows = column.rows.filter(({ leadId }) => leadId !== id);
  return rows.length === column.rows.length ? column : { ...column, rows, total: counted(column.total, -1) };
}

function withLead(column: Column, lead: PanelLead): Column {
  const place = column.rows.findIndex((row) => isBefore(lead, row));
  const rows = [...column.rows];
  rows.splice(place < 0 ? rows.length : place, 0, lead);
  return { ...column, rows, total: counted(column.total, 1) };
}

const isIn = ({ rows }: Column, id: number): boolean => rows.some(({ leadId }) => leadId === id);

/** The columns with a lead of theirs as it now is, in the one of its status, the newest leads first. */
export function placed(columns: Columns, lead: PanelLead): Columns {
  if (!Object.values(columns).some((column) => isIn(column, lead.leadId))) return columns;
  const others = Object.entries(columns).map(([stage, column]) => [stage, without(column, lead.leadId)]);
  const rest = Object.fromEntries(others) as Columns;
  const own = rest[lead.status];
  return own ? { ...rest, [lead.status]: withLead(own, lead) } : rest;
}

/** The lead that an arrow key leads to from one; null where there is none. */
export function neighbour(columns: Column[], leadId: number, key: string): number | null {
  const column = columns.findIndex(({ rows }) => rows.some((row) => row.leadId === leadId));
  const row = columns[column]?.rows.findIndex((one) => one.leadId === leadId) ?? -1;
  if (row < 0) return null;
  if (key === 'ArrowDown' || key === 'ArrowUp')
    return columns[column]?.rows[row + (key === 'ArrowDown' ? 1 : -1)]?.leadId ?? null;
  const beside = key === 'ArrowRight' ? columns.slice(column + 1) : columns.slice(0, column).reverse();
  const rows = beside.find((one) => one.rows.length > 0)?.rows ?? [];
  return rows[Math.min(row, rows.length - 1)]?.leadId ?? null;
}
