import type { Core } from '@strapi/strapi';
import { clock } from './clock';

const uniqueCodes = new Set([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  '23505',
  'ER_DUP_ENTRY',
]);

// MySQL deadlocks when two transactions look for the same missing row and then both insert it.
const deadlockCodes = new Set(['ER_LOCK_DEADLOCK', '40P01', '40001']);

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code);

/** True for the error each database gives when a unique key is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return uniqueCodes.has(codeOf(error));
}

/** Runs work in a transaction; nested calls join the outer one. On SQLite the first statement should write. */
export async function inTransaction<Result>(
  strapi: Core.Strapi,
  work: () => Promise<Result>,
): Promise<Result> {
  return await strapi.db.transaction(work);
}

/**
 * Like `inTransaction`, for work that several callers may do for the same new rows at once: whoever loses, by a unique
 * key or a deadlock, starts over and finds what the winner made. Five tries.
 */
export async function inContestedTransaction<Result>(
  strapi: Core.Strapi,
  work: () => Promise<Result>,
  tries = 5,
): Promise<Result> {
  try {
    return await inTransaction(strapi, work);
  } catch (error) {
    const lost = isUniqueViolation(error) || deadlockCodes.has(codeOf(error));
    if (!lost || tries <= 1) throw error;
    return inContestedTransaction(strapi, work, tries - 1);
  }
}

/** Compare-and-swap: changes the rows that match, their `updatedAt` too, and tells whether there was one. */
export async function changeOne(
  strapi: Core.Strapi,
  uid: Parameters<Core.Strapi['db']['query']>[0],
  where: Record<string, unknown>,
  data: Record<string, unknown>,
): Promise<boolean> {
  // Strapi's own updateMany leaves `updatedAt` as it was.
  const { count } = await strapi.db
    .query(uid)
    .updateMany({ where, data: { ...data, updatedAt: clock.now() } });
  return count > 0;
}
