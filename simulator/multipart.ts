import { createHash, type Hash } from 'node:crypto';

/** A file of a multipart body after reading: what it was, never its bytes. */
export type FilePart = {
  /** The name of its field. */
  name: string;
  filename: string;
  contentType: string;
  bytes: number;
  sha256: string;
};

/** The `boundary` of a multipart content type, or nothing when it is another type. */
export const boundaryOf = (contentType = ''): string | undefined =>
  /^multipart\/form-data;.*\bboundary="?([^\s";]{1,70})/i.exec(contentType)?.[1];

type Phase = 'preamble' | 'mark' | 'headers' | 'content' | 'end' | 'broken';
type Open = Omit<FilePart, 'bytes' | 'sha256'> & { bytes: number; hash: Hash };
type Reader = { delimiter: Buffer; rest: Buffer; phase: Phase; open: Open | undefined; files: FilePart[] };

const HEADERS_END = Buffer.from('\r\n\r\n');
const HEADERS_LIMIT_BYTES = 8192;

function openPart(headers: string): Open {
  const find = (pattern: RegExp): string => pattern.exec(headers)?.[1] ?? '';
  return {
    name: find(/^content-disposition:.*[;\s]name="([^"\r\n]*)"/im),
    filename: find(/^content-disposition:.*filename="([^"\r\n]*)"/im),
    contentType: find(/^content-type:\s*([^\r\n]+)/im),
    bytes: 0,
    hash: createHash('sha256'),
  };
}

function keep({ open }: Reader, bytes: Buffer): void {
  if (!open) return;
  open.bytes += bytes.length;
  open.hash.update(bytes);
}

function closePart(reader: Reader): void {
  if (!reader.open) return;
  const { hash, ...part } = reader.open;
  reader.files.push({ ...part, sha256: hash.digest('hex') });
  reader.open = undefined;
}

/** Content up to the next delimiter; what might be the start of one waits for more. */
function readContent(reader: Reader): boolean {
  const { rest, delimiter } = reader;
  const end = rest.indexOf(delimiter);
  const safe = end === -1 ? Math.max(0, rest.length - delimiter.length + 1) : end;
  keep(reader, rest.subarray(0, safe));
  reader.rest = rest.subarray(end === -1 ? safe : end + delimiter.length);
  if (end === -1) return false;
  closePart(reader);
  reader.phase = 'mark';
  return true;
}

/** Two signs follow a delimiter: the end of the body, or a new part. */
function readMark(reader: Reader): boolean {
  if (reader.rest.length < 2) return false;
  const mark = reader.rest.toString('latin1', 0, 2);
  reader.rest = reader.rest.subarray(2);
  reader.phase = mark === '--' ? 'end' : mark === '\r\n' ? 'headers' : 'broken';
  return true;
}

function readHeaders(reader: Reader): boolean {
  const end = reader.rest.indexOf(HEADERS_END);
  if (end === -1) {
    if (reader.rest.length > HEADERS_LIMIT_BYTES) reader.phase = 'broken';
    return false;
  }
  reader.open = openPart(reader.rest.toString('utf8', 0, end));
  reader.rest = reader.rest.subarray(end + HEADERS_END.length);
  reader.phase = 'content';
  return true;
}

const STEPS: Record<Phase, (reader: Reader) => boolean> = {
  preamble: readContent,
  content: readContent,
  mark: readMark,
  headers: readHeaders,
  end: () => false,
  broken: () => false,
};

/** Reads a multipart body as it comes: every file is counted, hashed and thrown away. Nothing for a body that is none. */
export async function readFiles(
  chunks: AsyncIterable<Buffer>,
  boundary: string,
): Promise<FilePart[] | undefined> {
  // The first delimiter has no line before it.
  const rest = Buffer.from('\r\n');
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  const reader: Reader = { delimiter, rest, phase: 'preamble', open: undefined, files: [] };
  for await (const chunk of chunks) {
    if (reader.phase === 'end' || reader.phase === 'broken') continue;
    reader.rest = reader.rest.length === 0 ? chunk : Buffer.concat([reader.rest, chunk]);
    while (STEPS[reader.phase](reader));
  }
  return reader.phase === 'end' ? reader.files : undefined;
}
