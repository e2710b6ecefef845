import pg from 'pg';
import { timesOf } from './busy';
import { tables, type Batch, type Raw, type Row } from './raw';

type Types = Map<string, string>;

async function typesOf(client: pg.Client, table: string): Promise<Types> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type === 'jsonb' ? 'text' : type]));
}

const text = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value;

/** A list for each column: what this database is fastest with. */
async function insert(client: pg.Client, table: string, types: Types, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const lists = columns.map((column, n) => `$${n + 1}::${types.get(column)}[]`).join(', ');
  const values = columns.map((column) => `"${column}"${['facts', 'tags'].includes(column) ? '::jsonb' : ''}`);
  const names = columns.map((column) => `"${column}"`).join(', ');
  await client.query({
    name: table,
    text: `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')} FROM unnest(${lists}) AS new (${names})`,
    values: columns.map((column) => rows.map((row) => text(row[column]))),
  });
}

const lexeme = (token: string): string => `'${token.replace(/['\\]/g, (sign) => sign + sign)}'`;

const insertSearch = (client: pg.Client, { search }: Batch) =>
  client.query({
    name: 'search',
    text: `INSERT INTO douyin_lead_search (lead_id, tokens)
           SELECT id, vector::tsvector FROM unnest($1::integer[], $2::text[]) AS new (id, vector)`,
    values: [
      search.map(({ id }) => id),
      search.map(({ tokens }) => [...new Set(tokens)].map(lexeme).join(' ')),
    ],
  });

async function writeBatch(client: pg.Client, types: Map<string, Types>, batch: Batch, withSearch: boolean) {
  await client.query('BEGIN');
  for (const table of tables)
    await insert(client, table, types.get(table) ?? new Map<string, string>(), batch.rows[table] ?? []);
  if (withSearch) await insertSearch(client, batch);
  await client.query('COMMIT');
}

/** Opens a database of PostgreSQL with one connection. */
export async function openPostgres(database: string): Promise<Raw> {
  const client = new pg.Client({ host: '127.0.0.1', port: 5432, user: 'postgres', database });
  await client.connect();
  const types = new Map<string, Types>();
  return {
    all: async <Result>(statement: string, values: unknown[] = []) =>
      (await client.query(statement, values)).rows as Result[],
    run: async (statement) => void (await client.query(statement)),
    async write(batches, withSearch) {
      for (const table of tables) types.set(table, types.get(table) ?? (await typesOf(client, table)));
      return timesOf(async () => {
        for (const batch of batches) await writeBatch(client, types, batch, withSearch);
      });
    },
    close: () => client.end(),
  };
}
