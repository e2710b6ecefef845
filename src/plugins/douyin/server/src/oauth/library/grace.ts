import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { clock } from '../../shared/clock';
import { findRecord, keepSuccessor, type Found } from '../records/store';
import { openSuccessor, sealSuccessor, type TokenAnswer } from '../records/successor';
import type { LibraryRequest } from './types';

const tries = 20;
const pauseMs = 50;

/** Requests that came again with a refresh token that was spent a moment ago, and the token. */
const late = new WeakMap<LibraryRequest['req'], string>();

/** Whether a request gets what an earlier one got, so that nothing new is made for it. */
export const isLate = (ctx: LibraryRequest | undefined): boolean => ctx !== undefined && late.has(ctx.req);

/**
 * Whether a spent refresh token still gives its successor: its client allows some seconds in which an answer that was lost on
 * the way may be asked for again. Notes the request, which is answered by `giveAgain`.
 */
export function noteLate(ctx: LibraryRequest | undefined, token: string, { consumedAt }: Found): boolean {
  const seconds = ctx?.oidc.client?.site.refreshGraceSeconds ?? 0;
  const isIn = consumedAt !== null && clock.now().getTime() - consumedAt.getTime() <= seconds * 1000;
  if (!ctx || ctx.oidc.route !== 'token' || seconds === 0 || !isIn) return false;
  late.set(ctx.req, token);
  return true;
}

/** Keeps the answer to a refresh, where the client allows to ask for it again. */
export async function keepForLate(strapi: Core.Strapi, ctx: LibraryRequest): Promise<void> {
  const spent = ctx.oidc.entities.RotatedRefreshToken;
  if (!spent || !ctx.oidc.client?.site.refreshGraceSeconds) return;
  await keepSuccessor(strapi, spent.jti, sealSuccessor(spent.jti, ctx.body as TokenAnswer));
}

/** The answer that the earlier request got; null when that one is not through after a second. */
export async function giveAgain(strapi: Core.Strapi, ctx: LibraryRequest): Promise<TokenAnswer | null> {
  const token = late.get(ctx.req) ?? '';
  for (let turn = 0; turn < tries; turn += 1) {
    const sealed = (await findRecord(strapi, 'RefreshToken', token))?.successor;
    if (sealed) return openSuccessor(token, sealed);
    await pause(pauseMs);
  }
  return null;
}
