import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body, Fields } from './call';
import { SECOND } from './clock';
import { boundaryOf, readFiles } from './multipart';

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

/** What a file meets on its way in: the line breaks after so many bytes, or is slow. */
export type Line = { cutAfterBytes?: number; bytesPerSecond?: number };

/** Thrown when the line is cut. */
export const LINE_CUT = new Error('The line is cut');

async function* throughLine(request: IncomingMessage, line: Line): AsyncGenerator<Buffer> {
  const start = performance.now();
  let seen = 0;
  for await (const chunk of request) {
    const piece = chunk as Buffer;
    seen += piece.length;
    if (line.cutAfterBytes !== undefined && seen >= line.cutAfterBytes) throw LINE_CUT;
    yield piece;
    const dueMs = line.bytesPerSecond ? (seen / line.bytesPerSecond) * SECOND : 0;
    const aheadMs = dueMs - (performance.now() - start);
    if (aheadMs > 0) await sleep(aheadMs);
  }
}

/** Whether a request carries files. */
export const hasFiles = ({ headers }: IncomingMessage): boolean =>
  boundaryOf(headers['content-type']) !== undefined;

/** Reads a body of files without keeping them; one that is broken is `other`. Throws when its sender or the line breaks off. */
export async function readUpload(request: IncomingMessage, line: Line): Promise<Body> {
  const boundary = boundaryOf(request.headers['content-type']) ?? '';
  const files = await readFiles(throughLine(request, line), boundary);
  return files ? { kind: 'files', fields: {}, files } : { kind: 'other', fields: {} };
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
