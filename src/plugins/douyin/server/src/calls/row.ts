import type { Core } from '@strapi/strapi';
import type { SealedPlace } from '../secrets/service';
import { addSeconds, clock } from '../shared/clock';
import { service } from '../shared/service';

export const callUid = 'plugin::douyin.call';
export const callTable = 'douyin_calls';

/** Seconds an answer is kept, and after which a call that was not answered counts as broken off. */
export const callLimits = { keptSeconds: 24 * 3600, runningSeconds: 120 } as const;

/** One call with a key as it is stored. */
export type CallRow = {
  id: number;
  documentId: string;
  callHash: string;
  stage: 'running' | 'done' | 'doubt';
  begunAt: string;
  answerStatus: number | null;
  answerSealed: string | null;
};

/** An answer that can be given once more. */
export type KeptAnswer = { status: number; body: unknown };

/** Where calls keep answers. */
export const sealedAnswers: SealedPlace = {
  uid: callUid,
  table: callTable,
  rowKey: 'documentId',
  columns: { answerSealed: 'answer_sealed' },
};

const place = (documentId: string) => ({ table: callTable, row: documentId, column: 'answer_sealed' });

/** A body as it is kept. */
export const sealBody = (strapi: Core.Strapi, documentId: string, body: unknown): string =>
  service(strapi, 'secrets').seal(JSON.stringify(body ?? null), place(documentId));

/** The body that was kept. */
export const openBody = (strapi: Core.Strapi, documentId: string, sealed: string): unknown =>
  JSON.parse(service(strapi, 'secrets').open(sealed, place(documentId)));

/** The moment before which calls are forgotten. */
const keptFrom = (): Date => addSeconds(clock.now(), -callLimits.keptSeconds);

/** Whether a call is so old that its key is free again. */
export const isPast = ({ begunAt }: CallRow): boolean => new Date(begunAt) < keptFrom();

/** Forgets calls whose time is over; tells how many. */
export const sweepCalls = async (strapi: Core.Strapi): Promise<number> =>
  (await strapi.db.query(callUid).deleteMany({ where: { begunAt: { $lt: keptFrom() } } })).count;
