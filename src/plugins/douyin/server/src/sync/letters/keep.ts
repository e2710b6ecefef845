import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { identityKey, newId } from '../../shared/crypto';
import { insertUnlessTaken } from '../../shared/database';
import { vendorText } from '../../shared/log';
import type { RunRow } from '../row';
import type { BadRow, Found } from '../streams/stream';
import { letterUid, sealRow, waiting } from './row';

/** A row to be set aside; with the platform's own name for it, where there is one. */
export type Letter = BadRow & { rowId: string | null };

/** Addresses carry signatures that change with every answer: without them the same row is the same text. */
const steady = (raw: string): string => raw.replace(/(https?:[^"?\s]+)\?[^"\s]*/g, '$1');

const keyOf = (streamId: string, { rowId, raw }: { rowId: string | null; raw: string }): string =>
  rowId === null ? identityKey(streamId, steady(raw)) : identityKey(streamId, 'row', rowId);

/** Sets rows aside, each once; within the transaction of their page. */
export async function keepLetters(strapi: Core.Strapi, run: RunRow, letters: Letter[]): Promise<void> {
  for (const letter of letters) {
    const documentId = newId();
    await insertUnlessTaken(strapi, letterUid, 'letter_key', {
      documentId,
      letterKey: keyOf(run.streamId, letter),
      streamId: run.streamId,
      runId: run.documentId,
      reason: vendorText(letter.reason),
      rowSealed: sealRow(strapi, documentId, { raw: letter.raw, about: letter.about }),
      attempts: 1,
    });
  }
}

/** Settles the letters of rows that came whole this time, as far as the platform names its rows. */
export async function settleArrived(strapi: Core.Strapi, streamId: string, found: Found[]): Promise<void> {
  const keys = found.flatMap(({ rowId }) => (rowId === null ? [] : [keyOf(streamId, { rowId, raw: '' })]));
  if (keys.length === 0) return;
  const data = { resolvedAt: clock.now(), resolution: 'arrived', rowSealed: null };
  await strapi.db.query(letterUid).updateMany({ where: { letterKey: { $in: keys }, ...waiting }, data });
}
