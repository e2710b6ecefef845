import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { decodeStream } from 'iconv-lite';

/** How texts of a file are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const marks: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The first bytes of a file. */
export async function firstBytes(place: string, count: number): Promise<Buffer> {
  const file = await open(place);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-16 without a mark: of the signs all tables have, one byte of two is zero. */
function zeros(head: Buffer): Encoding | null {
  const share = (odd: number) =>
    head.filter((byte, place) => place % 2 === odd && byte === 0).length / head.length;
  if (share(1) > 0.1 && share(0) < 0.02) return 'utf-16le';
  return share(0) > 0.1 && share(1) < 0.02 ? 'utf-16be' : null;
}

async function isUtf8(place: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(place)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds out how a file is written: by its mark; else UTF-8 where all of it is, and GB18030, which holds GBK and GB2312,
 * where it is not. All of it is looked at: the first Chinese character may stand on the last line.
 */
export async function encodingOf(place: string): Promise<Encoding> {
  const head = await firstBytes(place, 4096);
  const marked = marks.find(([, bytes]) => bytes.every((byte, at) => head[at] === byte));
  if (marked) return marked[0];
  return zeros(head) ?? ((await isUtf8(place)) ? 'utf-8' : 'gb18030');
}

/** The text of a file, piece by piece, without its mark. */
export const textOf = (place: string, encoding: Encoding): NodeJS.ReadWriteStream =>
  createReadStream(place).pipe(decodeStream(encoding));
