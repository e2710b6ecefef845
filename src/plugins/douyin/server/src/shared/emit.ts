import type { Core } from '@strapi/strapi';

/** One thing to tell: its name on `strapi.eventHub`, and ids and codes about it; never a secret or who somebody is. */
export type Told = { name: `douyin.${string}`; payload: Record<string, unknown> };

/** Tells the rest of the site what happened; a listener's slowness or failure is not the caller's. */
export function emit(strapi: Core.Strapi, { name, payload }: Told): void {
  strapi.eventHub
    .emit(name, payload)
    .catch((error: unknown) => strapi.log.error(`Douyin: a listener of ${name} failed: ${String(error)}`));
}

/** Tells once the transaction this is called in has been committed, at once outside of one; nothing when it is not. */
export async function emitAfterCommit(strapi: Core.Strapi, all: Told[]): Promise<void> {
  if (all.length === 0) return;
  const tell = () => all.forEach((told) => emit(strapi, told));
  await strapi.db.transaction(async ({ onCommit }) => onCommit(tell));
}
