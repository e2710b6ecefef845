import { createHash } from 'node:crypto';
import type { World } from './world';

/** The end of a chain, as the tokens keep it. */
export type Head = { seq: number; hash: string | null };

/** What the check of a chain said. */
export type Verdict = { ok: boolean; entries?: number; seq?: number; reason?: string };

/** A column of the chain's table in a row read past Strapi. */
export type ChainRow = Record<string, unknown> & { id: number; chain_seq: number };

const audit = "const audit = strapi.plugin('douyin').service('audit');";

/** Texts and numbers that databases like to change. */
const trying = {
  text: '“小河” é é 😀 \\ " \n ends with blanks  ',
  number: 0.1,
  large: 9007199254740991,
  yes: true,
  list: ['b', 'a', ''],
  aaa: 'sorts first',
};

/** Adds lines to an account's chain as the tokens would, each in its own transaction; gives the new head. */
export const addLines = (world: World, account: string, head: Head, count: number): Promise<Head> =>
  world.strapi.run<Head>(`${audit}
    let head = ${JSON.stringify(head)};
    for (let number = 0; number < ${count}; number += 1) {
      const linked = audit.link({
        action: 'token.refreshed',
        actor: { kind: 'admin', id: '1', name: 'Zoë 张 😀' },
        target: { kind: 'account', id: ${JSON.stringify(account)}, name: '小河🌊 '.repeat(60) },
        details: ${JSON.stringify(trying)},
      }, head);
      await strapi.db.transaction(() => audit.insertLinked(linked.columns));
      head = linked.head;
    }
    return head;`);

/** Asks the product whether a chain is whole. */
export const verify = (world: World, account: string, head: Head): Promise<Verdict> =>
  world.strapi.run<Verdict>(
    `${audit} return audit.verifyChain(${JSON.stringify(account)}, ${JSON.stringify(head)});`,
  );

/** The rows of a chain, past Strapi. */
export const rowsOf = (world: World, account: string): Promise<ChainRow[]> =>
  world.tables('douyin_audit_entries').where({ chain_id: account }).orderBy('chain_seq').select('*');

/** One line of an export. */
export type ExportedLine = {
  id: string;
  at: string;
  action: string;
  targetId: string;
  details: Record<string, unknown>;
  chainId: string | null;
  chainSeq: number | null;
  chainPrevious: string | null;
  chainHash: string | null;
};

const sorted = (value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.keys(value)
          .sort()
          .map((key) => [key, sorted((value as Record<string, unknown>)[key])]),
      )
    : value;

/** The hash of an exported line, computed by the documented rule alone. */
export function hashOf({ chainId: _id, chainSeq, chainPrevious, chainHash: _hash, ...facts }: ExportedLine) {
  const text = `${chainPrevious}\n${chainSeq}\n${JSON.stringify(sorted(facts))}`;
  return createHash('sha256').update(text).digest('hex');
}
