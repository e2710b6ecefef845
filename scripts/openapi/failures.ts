import { errorTable, type ErrorCode } from '../../src/plugins/douyin/contracts/errors';
import { ref } from './parts';
import type { JsonSchema } from './schema';

const waits: ErrorCode[] = ['CALL_TOO_OFTEN', 'CALL_RUNNING', 'LEAD_TOO_OFTEN', 'AUTH_TOO_OFTEN'];

function failure(codes: ErrorCode[]): JsonSchema {
  const headers = codes.some((code) => waits.includes(code))
    ? { 'Retry-After': ref('headers', 'Retry-After') }
    : {};
  return {
    description: codes.map((code) => `\`${code}\` (${errorTable[code].remedy})`).join(', '),
    headers,
    content: { 'application/json': { schema: ref('schemas', 'Error') } },
  };
}

/** The answers with these codes, by their status. */
export function failures(codes: ErrorCode[]): Record<number, JsonSchema> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = errorTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries([...byStatus].map(([status, some]) => [status, failure(some)]));
}
