import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { changeOne, insertOne } from '../../shared/database';
import { consentUid } from '../rows';
import { findConsent, pairHash, type ConsentRow, type Pair } from './row';

/** What a person answered: the scopes that were asked for, those agreed to, and whether it is to be remembered. */
export type Answer = { asked: string[]; granted: string[]; remember: boolean };

const union = (one: string[], two: string[]): string[] => [...new Set([...one, ...two])];

/** What is kept after an answer: what was not asked this time stays as it was. */
export function mergeAnswer(
  before: Pick<ConsentRow, 'scopes' | 'rememberedScopes'> | null,
  { asked, granted, remember }: Answer,
): Pick<ConsentRow, 'scopes' | 'rememberedScopes'> {
  const others = (before?.scopes ?? []).filter((scope) => !asked.includes(scope));
  const remembered = before?.rememberedScopes ?? [];
  return {
    scopes: union(others, granted),
    rememberedScopes: remember ? union(remembered, asked) : remembered,
  };
}

/** Keeps what a person answered; run it in a transaction and again where somebody else was faster (`whileContested`). */
export async function keepConsent(strapi: Core.Strapi, pair: Pair, answer: Answer): Promise<void> {
  const before = await findConsent(strapi, pair);
  const data = { ...mergeAnswer(before, answer), lastUsedAt: clock.now() };
  if (before && (await changeOne(strapi, consentUid, { pairHash: pairHash(pair) }, data))) return;
  await insertOne(strapi, consentUid, {
    ...pair,
    pairHash: pairHash(pair),
    ...data,
    consentedAt: clock.now(),
  });
}

/** Holds a consent until the transaction ends and notes that it was used; false when it was taken back. */
export const useConsent = (strapi: Core.Strapi, pair: Pair): Promise<boolean> =>
  changeOne(strapi, consentUid, { pairHash: pairHash(pair) }, { lastUsedAt: clock.now() });
