import type { Core } from '@strapi/strapi';
import { identityKey, newId } from '../shared/crypto';
import { insertUnlessTaken } from '../shared/database';
import { vendorText } from '../shared/log';
import { service } from '../shared/service';
import { letterUid, type RunRow } from './row';
import type { BadRow } from './streams/stream';

/** Where dead letters lie sealed. */
export const letterTable = 'douyin_dead_letters';

const place = (documentId: string) => ({ table: letterTable, row: documentId, column: 'row_sealed' });

/** The row of a dead letter as it came. Throws CONFIG_KEYS_LOCKED. */
export const openLetter = (strapi: Core.Strapi, documentId: string, sealed: string): string =>
  service(strapi, 'secrets').open(sealed, place(documentId));

/** Keeps rows that could not be read, each once; within the transaction of their page. */
export async function keepLetters(strapi: Core.Strapi, run: RunRow, bad: BadRow[]): Promise<void> {
  for (const { reason, raw } of bad) {
    const documentId = newId();
    await insertUnlessTaken(strapi, letterUid, 'letter_key', {
      documentId,
      letterKey: identityKey(run.streamId, raw),
      streamId: run.streamId,
      runId: run.documentId,
      reason: vendorText(reason),
      rowSealed: service(strapi, 'secrets').seal(raw, place(documentId)),
    });
  }
}

/** How many dead letters of a stream wait. */
export const countLetters = (strapi: Core.Strapi, streamId: string): Promise<number> =>
  strapi.db.query(letterUid).count({ where: { streamId, resolvedAt: { $null: true } } });
