import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Core } from '@strapi/strapi';
import { PluginError } from '../../shared/errors';
import { tables, type Transaction } from '../row';
import { erasePerson, noteErasure, type Erasing } from './erase';
import { fingerprintOf, ledgerLine, type LedgerLine } from './ledger';
import { putTombstones, tombHashOf } from './tombstones';

/** What a replay came to: entries of the file, people erased once more, and entries the database had lost. */
export type Replay = { entries: number; erased: number; restored: number };

const unreadable = (file: string, line: number) =>
  new PluginError('CONFIG_INVALID', `Line ${line} of ${file} is no line of a ledger of erasures`);

/** The entries of a file, the last line of each; those that were lifted again are left out. */
async function readLedger(file: string): Promise<LedgerLine[]> {
  const entries = new Map<string, LedgerLine>();
  let number = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8') })) {
    number += 1;
    if (!text.trim()) continue;
    const read = ledgerLine.safeParse(parsed(text));
    if (!read.success) throw unreadable(file, number);
    entries.set(read.data.id, read.data);
  }
  return [...entries.values()].filter(({ liftedAt }) => liftedAt === null);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const actor = { kind: 'system' as const, name: 'erase:replay' };

/** Puts back entries and tombstones that the database does not have; tells whether there was none. */
async function restore(strapi: Core.Strapi, line: LedgerLine): Promise<boolean> {
  const { id, at, leadId, kind, reason } = line;
  return strapi.db.transaction(async ({ trx }: { trx: Transaction }) => {
    const stones = line.tombstones.map((tombHash) => ({ erasureId: id, kind, at, tombHash }));
    await putTombstones(strapi, trx, stones);
    const known = await strapi.db
      .getConnection(tables.erasures)
      .transacting(trx)
      .where({ document_id: id })
      .select('id');
    if (known.length > 0) return false;
    await noteErasure(strapi, trx, { id, at, leadId, kind, reason, actor }, {});
    return true;
  });
}

const scanned = 1000;

type Found = { id: number; lead_id: number; value_hash: string };

/** The leads that are there again, with the entry each belongs to. */
async function findErased(
  strapi: Core.Strapi,
  key: Buffer,
  entryOf: Map<string, LedgerLine>,
): Promise<Map<number, LedgerLine>> {
  const leads = new Map<number, LedgerLine>();
  for (let after = 0; ;) {
    const rows = (await strapi.db
      .getConnection(tables.identities)
      .where('id', '>', after)
      .orderBy('id')
      .limit(scanned)
      .select('id', 'lead_id', 'value_hash')) as Found[];
    for (const { lead_id, value_hash } of rows) {
      const entry = entryOf.get(tombHashOf(key, value_hash));
      if (entry) leads.set(lead_id, entry);
    }
    const last = rows.at(-1);
    if (!last || rows.length < scanned) return leads;
    after = last.id;
  }
}

/**
 * Erases everybody once more whom a file's entries name, after a backup was put back, and gives the database the entries it
 * lost. Can be stopped and begun again. Throws CONFIG_INVALID for a file that is no ledger or belongs to another database.
 */
export async function replayErasures(erasing: Erasing, file: string): Promise<Replay> {
  const { strapi, keys } = erasing;
  const entries = await readLedger(file);
  if (entries.some(({ key }) => key !== fingerprintOf(keys.erasure)))
    throw new PluginError(
      'CONFIG_INVALID',
      `${file} was written for another database: its key is not this one's`,
    );
  let restored = 0;
  for (const line of entries) if (await restore(strapi, line)) restored += 1;
  const entryOf = new Map(entries.flatMap((line) => line.tombstones.map((hash) => [hash, line])));
  const leads = await findErased(strapi, keys.erasure, entryOf);
  for (const [leadId, { id, at, kind, reason }] of leads)
    await erasePerson(erasing, { leadId, kind, reason, actor, former: { id, at } });
  return { entries: entries.length, erased: leads.size, restored };
}
