import type { Times } from './busy';

/** Tables that a page of new people is written to. */
export const tables = [
  'douyin_leads',
  'douyin_lead_identities',
  'douyin_lead_sources',
  'douyin_lead_events',
] as const;

export type Row = Record<string, unknown>;

/** The rows of some leads, by table, and the tokens that the search finds them by. */
export type Batch = { rows: Record<string, Row[]>; search: { id: number; tokens: string[] }[] };

/** A database past the application: the one it uses, or a twin of the same tables that it never sees. */
export type Raw = {
  all<Result>(statement: string, values?: unknown[]): Promise<Result[]>;
  run(statement: string): Promise<void>;
  /** Writes batches with the driver alone, as fast as it can, each in a transaction. */
  write(batches: Batch[], withSearch: boolean): Promise<Times>;
  close(): Promise<void>;
};

/** The overlapping pairs of a text's words, and the last character of each. */
const tokensOf = (text: string): string[] =>
  text.split(/\s/).flatMap((word) => {
    const characters = [...word];
    return characters.map((character, n) => character + (characters[n + 1] ?? ''));
  });

/** Reads what was written of some leads, in batches: the very rows that the twin gets. */
export async function readBatches(
  raw: Raw,
  ids: { above: number; count: number; size: number },
): Promise<Batch[]> {
  const batches: Batch[] = [];
  let { above } = ids;
  for (let left = ids.count; left > 0; left -= ids.size) {
    const leads = await raw.all<Row & { id: number; search_text: string }>(
      `SELECT * FROM douyin_leads WHERE id > ${above} ORDER BY id LIMIT ${Math.min(left, ids.size)}`,
    );
    const last = leads.at(-1)?.id ?? above;
    const rows: Record<string, Row[]> = { douyin_leads: leads };
    for (const table of tables.slice(1))
      rows[table] = await raw.all<Row>(
        `SELECT * FROM ${table} WHERE lead_id > ${above} AND lead_id <= ${last} ORDER BY id`,
      );
    batches.push({
      rows,
      search: leads.map(({ id, search_text: text }) => ({ id, tokens: tokensOf(text) })),
    });
    above = last;
  }
  return batches;
}

/** The highest id of a lead. */
export async function lastLead(raw: Raw): Promise<number> {
  const [row] = await raw.all<{ id: number | null }>('SELECT max(id) AS id FROM douyin_leads');
  return row?.id ?? 0;
}
