import type { Core } from '@strapi/strapi';
import { batches, tables } from '../row';
import { probeOf, tokensOf } from '../search-text';
import { plainLike, type SearchIndex } from './port';

// All that is no blank belongs to a token: pairs hold signs and pictures too.
const tokenizer = `unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'`;

// Of other characters the tokenizer may take some for the same.
const plain = /^[0-9a-z\u4e00-\u9fff]+$/;

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function matchOf(word: string): string {
  const probe = probeOf(word);
  return 'start' in probe ? `${quoted(probe.start)} *` : quoted(probe.pairs.join(' '));
}

const matchAll = (words: string[]): string => `(${words.map(matchOf).join(' AND ')})`;

/** FTS5 over pairs of characters; it keeps no text of its own. */
export function sqliteIndex(strapi: Core.Strapi): SearchIndex {
  const table = tables.search;
  return {
    async prepare() {
      await strapi.db.connection.raw(
        `CREATE VIRTUAL TABLE IF NOT EXISTS ${table} USING fts5(tokens, content='', contentless_delete=1, prefix='1', tokenize="${tokenizer}")`,
      );
    },
    async write(trx, entries) {
      if (entries.length === 0) return;
      const rows = entries.map(({ leadId, text }) => [leadId, tokensOf(text).join(' ')]);
      await trx.raw(
        `INSERT OR REPLACE INTO ${table} (rowid, tokens) SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
        [JSON.stringify(rows)],
      );
    },
    async remove(trx, leadIds) {
      for (const batch of batches(leadIds)) await trx(table).whereIn('rowid', batch).delete();
    },
    like: plainLike,
    isKept: true,
    isSure: (word) => plain.test(word),
    idsOf: (readings) =>
      strapi.db
        .connection(table)
        .whereRaw('?? MATCH ?', [table, readings.map(matchAll).join(' OR ')])
        .select({ id: 'rowid' }),
  };
}
