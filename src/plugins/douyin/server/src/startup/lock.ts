import { hostname } from 'node:os';
import type { Core } from '@strapi/strapi';

/** The right to start, held until it is given back; it goes with its connection, however its holder ends. */
export type StartRight = { giveBack(): Promise<void> };

type Ask = <Row>(sql: string, values?: string[]) => Promise<Row[]>;

/** How one kind of database lets one process after the other start. */
type Turnstile = {
  /** Takes the right if it is free. */
  tryTake(ask: Ask, name: string): Promise<boolean>;
  /** Who has it, as people know them; undefined when it is given back just now. */
  holder(ask: Ask, name: string): Promise<string | undefined>;
  /** Waits for it and takes it. */
  take(ask: Ask, name: string): Promise<void>;
};

const key = `hashtext('strapi-plugin-douyin start'), hashtext(?)`;

/** A lock of a transaction: a pooler in between, e.g. PgBouncer, gives that a connection of its own. */
const onPostgres: Turnstile = {
  async tryTake(ask, name) {
    await ask('BEGIN');
    const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'];
    for (const limit of limits) await ask(`SET LOCAL ${limit} = 0`);
    const me = `douyin start ${hostname()}:${process.pid}`.slice(0, 63);
    await ask(`SELECT set_config('application_name', ?, true)`, [me]);
    const [row] = await ask<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${key}) AS free`, [name]);
    return row?.free === true;
  },
  async holder(ask, name) {
    const [row] = await ask<{ holder: string }>(
      `SELECT a.application_name AS holder FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
       WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND l.classid::bigint = (hashtext('strapi-plugin-douyin start')::bigint & 4294967295)
         AND l.objid::bigint = (hashtext(?)::bigint & 4294967295)`,
      [name],
    );
    return row?.holder.replace(/^douyin start /, '');
  },
  take: async (ask, name) => void (await ask(`SELECT pg_advisory_xact_lock(${key})`, [name])),
};

const lockName = `CONCAT('douyin start ', MD5(?))`;
const longSeconds = 3600;

const onMysql: Turnstile = {
  async tryTake(ask, name) {
    const [row] = await ask<{ free: number }>(`SELECT GET_LOCK(${lockName}, 0) AS free`, [name]);
    return Number(row?.free) === 1;
  },
  async holder(ask, name) {
    const [row] = await ask<{ holder: string }>(
      `SELECT HOST AS holder FROM information_schema.PROCESSLIST WHERE ID = IS_USED_LOCK(${lockName})`,
      [name],
    );
    return row?.holder;
  },
  async take(ask, name) {
    for (let free = 0; free !== 1;) {
      const [row] = await ask<{ free: number }>(`SELECT GET_LOCK(${lockName}, ${longSeconds}) AS free`, [
        name,
      ]);
      free = Number(row?.free);
    }
  },
};

const turnstiles: Record<string, Turnstile | undefined> = { postgres: onPostgres, mysql: onMysql };

/** A connection of its own: the pool may have room for one only. */
type Raw = { acquireRawConnection(): Promise<unknown>; destroyRawConnection(connection: unknown): unknown };

function placeOf({ db }: Core.Strapi): string {
  const { database } = db.connection.client.connectionSettings as { database?: string };
  return `${database ?? ''} ${db.getSchemaName() ?? ''}`;
}

/**
 * Waits until no other process is starting on the database, says once for whom it waits, and gives the right to start. Null on
 * SQLite, which belongs to one process.
 */
export async function takeStartRight(strapi: Core.Strapi): Promise<StartRight | null> {
  const { connection: knex, dialect } = strapi.db;
  const turnstile = turnstiles[dialect.client];
  if (!turnstile) return null;
  const client = knex.client as Raw;
  const own = await client.acquireRawConnection();
  const ask: Ask = async (sql, values = []) => {
    const answer = (await knex.raw(sql, values).connection(own)) as { rows?: unknown[] } | [unknown[]];
    return (Array.isArray(answer) ? answer[0] : (answer.rows ?? [])) as never;
  };
  const name = placeOf(strapi);
  if (!(await turnstile.tryTake(ask, name))) {
    const holder = (await turnstile.holder(ask, name)) ?? 'another process';
    strapi.log.info(`Douyin: waits for ${holder}, which is starting on the same database`);
    await turnstile.take(ask, name);
  }
  return { giveBack: async () => void (await client.destroyRawConnection(own)) };
}
