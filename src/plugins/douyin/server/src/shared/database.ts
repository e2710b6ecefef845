import type { Core } from '@strapi/strapi';

const uniqueCodes = new Set([
  'SQLITE_CONSTRAINT_UNIQUE',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  '23505',
  'ER_DUP_ENTRY',
]);

/** True for the error each database gives when a unique key is already taken. */
export function isUniqueViolation(error: unknown): boolean {
  return uniqueCodes.has(String((error as { code?: unknown } | null)?.code));
}

/** Runs work in a transaction; nested calls join the outer one. On SQLite the first statement should write. */
export async function inTransaction<Result>(
  strapi: Core.Strapi,
  work: () => Promise<Result>,
): Promise<Result> {
  return await strapi.db.transaction(work);
}

/** Compare-and-swap: changes the rows that match and tells whether there was one. */
export async function changeOne(
  strapi: Core.Strapi,
  uid: Parameters<Core.Strapi['db']['query']>[0],
  where: Record<string, unknown>,
  data: Record<string, unknown>,
): Promise<boolean> {
  const { count } = await strapi.db.query(uid).updateMany({ where, data });
  return count > 0;
}
