import type { IncomingMessage } from 'node:http';
import type { Body, Fields } from './call';

const LIMIT_BYTES = 1024 * 1024;

/** Reads the whole body, chunked or not; `undefined` when it is larger than 1 MB. */
export async function readRaw(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const piece = chunk as Buffer; // a request without an encoding yields buffers
    size += piece.length;
    if (size <= LIMIT_BYTES) chunks.push(piece);
  }
  return size > LIMIT_BYTES ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** One value per name; a repeated name keeps its first value. */
export function toFields(params: URLSearchParams): Fields {
  const fields: Fields = {};
  for (const [name, value] of params) fields[name] ??= value;
  return fields;
}

function parseJson(raw: string): Body {
  try {
    const value: unknown = JSON.parse(raw);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { kind: 'json', fields: value as Fields } : { kind: 'other', fields: {} };
  } catch {
    return { kind: 'other', fields: {} };
  }
}

/** Parses a body by its content type: a form or a JSON object, else `other`. */
export function parseBody(raw: string, contentType = ''): Body {
  if (raw === '') return { kind: 'empty', fields: {} };
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') {
    return { kind: 'form', fields: toFields(new URLSearchParams(raw)) };
  }
  return type === 'application/json' ? parseJson(raw) : { kind: 'other', fields: {} };
}
