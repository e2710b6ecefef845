import type { Core } from '@strapi/strapi';
import { whileContested } from '../../shared/database';
import { tables } from '../row';
import { probeOf, tokensOf } from '../search-text';
import { plainLike, type SearchIndex } from './port';

const quoted = (token: string): string => `'${token.replace(/['\\]/g, (sign) => sign + sign)}'`;

function queryOf(word: string): string {
  const probe = probeOf(word);
  return 'start' in probe ? `${quoted(probe.start)}:*` : probe.pairs.map(quoted).join(' & ');
}

const queryAll = (words: string[]): string => `(${words.map((word) => `(${queryOf(word)})`).join(' & ')})`;

const vectorOf = (text: string): string => [...new Set(tokensOf(text))].map(quoted).join(' ');

/** A table of pairs of characters beside the leads, with an index that does not depend on the database's locale. */
export function postgresIndex(strapi: Core.Strapi): SearchIndex {
  const table = tables.search;
  const schema = strapi.db.getSchemaName();
  const full = schema ? `${schema}.${table}` : table;
  return {
    prepare: () =>
      // Two instances that start together may both find nothing.
      whileContested(async () => {
        const { connection } = strapi.db;
        await connection.raw(
          'CREATE TABLE IF NOT EXISTS ?? (lead_id integer PRIMARY KEY, tokens tsvector NOT NULL)',
          [full],
        );
        await connection.raw('CREATE INDEX IF NOT EXISTS ?? ON ?? USING gin (tokens)', [
          `${table}_idx`,
          full,
        ]);
      }),
    async write(trx, entries) {
      if (entries.length === 0) return;
      await trx.raw(
        `INSERT INTO ?? (lead_id, tokens) SELECT id, vector::tsvector FROM unnest(?::integer[], ?::text[]) AS new (id, vector)
         ON CONFLICT (lead_id) DO UPDATE SET tokens = excluded.tokens`,
        [full, entries.map(({ leadId }) => leadId), entries.map(({ text }) => vectorOf(text))] as never[],
      );
    },
    async remove(trx, leadIds) {
      if (leadIds.length > 0) await trx.raw('DELETE FROM ?? WHERE lead_id = ANY(?)', [full, leadIds]);
    },
    like: plainLike,
    isKept: true,
    // Of a longer word the pairs may lie anywhere.
    isSure: (word) => [...word].length <= 2,
    idsOf: (readings) =>
      strapi.db
        .getConnection(table)
        .whereRaw('tokens @@ ?::tsquery', [readings.map(queryAll).join(' | ')])
        .select({ id: 'lead_id' }),
  };
}
