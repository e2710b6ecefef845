import type { Knex } from 'knex';

const table = 'oidc';

/** The table of a store as the library's own examples have it. */
export async function createTable(db: Knex): Promise<void> {
  await db.schema.createTable(table, (columns) => {
    columns.string('key').primary();
    columns.string('grant_id').index();
    columns.text('payload');
    columns.bigInteger('consumed_at');
    columns.bigInteger('expires_at');
  });
}

type Row = { payload: string; consumed_at: number | string | null; expires_at: number | string | null };
type Payload = Record<string, unknown> & { grantId?: string };

const now = () => Math.floor(Date.now() / 1000);
const none = async () => undefined;

/** A store for one model: one row for each thing, found by its id. */
export const plainAdapter = (db: Knex) => (model: string) => {
  const rows = () => db<Record<string, unknown>>(table);
  const keyOf = (id: string) => `${model}:${id}`;
  return {
    async upsert(id: string, payload: Payload, ttlSeconds: number) {
      const row = {
        key: keyOf(id),
        grant_id: payload.grantId ?? null,
        payload: JSON.stringify(payload),
        consumed_at: null,
        expires_at: now() + ttlSeconds,
      };
      await rows().insert(row).onConflict('key').merge();
    },
    async find(id: string) {
      const row = (await rows()
        .where({ key: keyOf(id) })
        .first()) as Row | undefined;
      if (!row) return undefined;
      const payload = JSON.parse(row.payload) as Payload;
      return row.consumed_at === null ? payload : { ...payload, consumed: Number(row.consumed_at) };
    },
    async consume(id: string) {
      await rows()
        .where({ key: keyOf(id) })
        .update({ consumed_at: now() });
    },
    async destroy(id: string) {
      await rows()
        .where({ key: keyOf(id) })
        .delete();
    },
    async revokeByGrantId(grantId: string) {
      await rows().where({ grant_id: grantId }).delete();
    },
    findByUid: none,
    findByUserCode: none,
  };
};
