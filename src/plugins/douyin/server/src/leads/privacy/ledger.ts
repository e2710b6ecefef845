import { mkdir, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { erasureKinds } from '../../../../contracts/lead-privacy';
import { settingsOf } from '../../config';
import { clock } from '../../shared/clock';
import { sha256 } from '../../shared/crypto';
import { tables } from '../row';
import { erasureUid, type ErasureRow } from './row';

/** One line of the file: an erasure as it stood when the line was written; of one id the last counts. */
export const ledgerLine = z.object({
  id: z.string(),
  leadId: z.number().int(),
  kind: z.enum(erasureKinds),
  reason: z.string(),
  at: z.coerce.date(),
  liftedAt: z.coerce.date().nullable(),
  tombstones: z.array(z.string()),
  /** Fingerprint of the key the tombstones were made with. */
  key: z.string(),
});
export type LedgerLine = z.infer<typeof ledgerLine>;

/** What tells one key from another, and nothing else of it. */
export const fingerprintOf = (key: Buffer): string =>
  sha256(`ledger\n${key.toString('base64')}`).slice(0, 16);

const batch = 200;

async function lineOf(strapi: Core.Strapi, key: Buffer, row: ErasureRow): Promise<string> {
  const tombstones = (await strapi.db
    .getConnection(tables.tombstones)
    .where({ erasure_id: row.documentId })
    .pluck('tomb_hash')) as string[];
  const { documentId: id, leadId, kind, reason, at, liftedAt } = row;
  const line = { id, leadId, kind, reason: reason ?? '', at, liftedAt, tombstones, key: fingerprintOf(key) };
  return `${JSON.stringify(line)}\n`;
}

/** Adds text to a file and gives it to the disk. */
async function append(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The file that the ledger is kept in beside the database: a backup that is put back knows nothing of what was erased since. */
export const ledgerFile = (strapi: Core.Strapi): string =>
  resolve(strapi.dirs.app.root, settingsOf(strapi).leads.erasureLedgerFile);

/** Writes what is new in the ledger to its file, a line perhaps twice after a crash; tells how many. */
export async function fileErasures(strapi: Core.Strapi, key: Buffer): Promise<number> {
  const rows = (await strapi.db.query(erasureUid).findMany({
    where: { filedAt: { $null: true } },
    orderBy: { id: 'asc' },
    limit: batch,
  })) as ErasureRow[];
  if (rows.length === 0) return 0;
  const lines = [];
  for (const row of rows) lines.push(await lineOf(strapi, key, row));
  await append(ledgerFile(strapi), lines.join(''));
  const $in = rows.map(({ documentId }) => documentId);
  await strapi.db
    .query(erasureUid)
    .updateMany({ where: { documentId: { $in }, filedAt: { $null: true } }, data: { filedAt: clock.now() } });
  return rows.length === batch ? rows.length + (await fileErasures(strapi, key)) : rows.length;
}
