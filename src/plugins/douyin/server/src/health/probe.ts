import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Facts } from './judge';

/** Milliseconds the database has for an answer. */
const patienceMs = 2000;

type Pool = { numFree(): number; numUsed(): number; max: number };

/** Whether callers wait because all connections are with others. */
function isPoolFull(strapi: Core.Strapi): boolean {
  const { pool } = strapi.db.connection.client as { pool?: Pool };
  return pool !== undefined && pool.numFree() === 0 && pool.numUsed() >= pool.max;
}

/** Asks the database something small, one question at a time however often it is called. */
export function createDatabaseProbe(strapi: Core.Strapi): () => Promise<Facts['database']> {
  let asking: Promise<'answers' | 'silent'> | undefined;
  const ask = () =>
    Promise.resolve(strapi.db.connection.raw('SELECT 1'))
      .then(
        () => 'answers' as const,
        () => 'silent' as const,
      )
      .finally(() => (asking = undefined));
  return async () => {
    asking ??= ask();
    const late = pause(patienceMs, 'late' as const, { ref: false });
    const told = await Promise.race([asking, late]);
    if (told !== 'late') return told;
    return isPoolFull(strapi) ? 'busy' : 'silent';
  };
}
