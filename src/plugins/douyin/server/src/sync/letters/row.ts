import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';
import { notFound } from '../row';

/** Uid of the dead letters' content type, and the table they lie sealed in. */
export const letterUid = 'plugin::douyin.dead-letter';
export const letterTable = 'douyin_dead_letters';

/** A dead letter as it is stored. */
export type LetterRow = {
  id: number;
  documentId: string;
  letterKey: string;
  streamId: string;
  runId: string;
  reason: string;
  rowSealed: string | null;
  attempts: number;
  createdAt: string | Date;
  resolvedAt: string | Date | null;
  resolution: 'retried' | 'arrived' | 'discarded' | null;
  note: string | null;
};

/** What lies sealed in a letter: the row as JSON, and what it was about. */
export type Sealed = { raw: string; about: string };

const place = (documentId: string) => ({ table: letterTable, row: documentId, column: 'row_sealed' });

/** Seals a row for a letter. */
export const sealRow = (strapi: Core.Strapi, documentId: string, sealed: Sealed): string =>
  service(strapi, 'secrets').seal(JSON.stringify(sealed), place(documentId));

/** The row of a letter in clear. Throws CONFIG_KEYS_LOCKED. */
export const openRow = (
  strapi: Core.Strapi,
  { documentId, rowSealed }: Pick<LetterRow, 'documentId' | 'rowSealed'>,
): Sealed => JSON.parse(service(strapi, 'secrets').open(rowSealed ?? '', place(documentId))) as Sealed;

/** What holds for letters that nobody settled yet. */
export const waiting = { resolvedAt: { $null: true as const } };

/** One letter; throws SYNC_NOT_FOUND. */
export async function needLetter(strapi: Core.Strapi, documentId: string): Promise<LetterRow> {
  const letter = (await strapi.db.query(letterUid).findOne({ where: { documentId } })) as LetterRow | null;
  if (!letter) throw notFound('row');
  return letter;
}
