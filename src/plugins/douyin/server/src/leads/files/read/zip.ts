import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { PassThrough, pipeline, Transform, type Readable } from 'node:stream';
import zlib from 'node:zlib';
import { unreadable } from './fault';

/** A file in an archive: where its header lies, and what it takes there. */
export type ZipEntry = {
  name: string;
  method: number;
  offset: number;
  packed: number;
  raw: number;
  isSealed: boolean;
};

const endLength = 22;
const longestComment = 65_535;
const mostEntries = 2000;
const mostListed = 4_000_000;

const broken = (why: string) => unreadable(`This is no XLSX that can be read: ${why}`);

type Reader = (position: number, length: number) => Promise<Buffer>;

async function withFile<Result>(
  place: string,
  work: (read: Reader, size: number) => Promise<Result>,
): Promise<Result> {
  const file = await open(place);
  try {
    const read: Reader = async (position, length) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      if (bytesRead < length) throw broken('it ends too early');
      return buffer;
    };
    return await work(read, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

/** Reads the list at the archive's end; what the headers before the files say may be a lie. */
function readList(list: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== 0x02014b50)
      throw broken('its list of files is damaged');
    const [name, extra, comment] = [28, 30, 32].map((field) => list.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    entries.push({
      name: list.toString('utf8', at + 46, at + 46 + name),
      method: list.readUInt16LE(at + 10),
      offset: list.readUInt32LE(at + 42),
      packed: list.readUInt32LE(at + 20),
      raw: list.readUInt32LE(at + 24),
      isSealed: (list.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** The files in an archive. Throws LEAD_FILE_INVALID. */
export const entriesOf = (place: string): Promise<ZipEntry[]> =>
  withFile(place, async (read, size) => {
    const length = Math.min(size, endLength + longestComment);
    const tail = await read(size - length, length);
    const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (at < 0 || at + endLength > tail.length) throw broken('it has no end');
    const [count, listed, offset] = [
      tail.readUInt16LE(at + 10),
      tail.readUInt32LE(at + 12),
      tail.readUInt32LE(at + 16),
    ];
    if (count > mostEntries || listed > mostListed) throw broken('it holds too many files');
    return readList(await read(offset, listed), count);
  });

/** How many times larger a table can be than its packed file; bombs are a thousand times larger. */
const mostTimes = 150;
const alwaysAllowed = 4_000_000;

const tooMuch = () => unreadable('The file unpacks to far more than a table would; it is not read');

const mostOf = ({ packed }: ZipEntry): number => Math.max(alwaysAllowed, packed * mostTimes);

/** Fails once more comes out than a table of this size unpacks to. */
function limited(most: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > most) done(tooMuch());
      else done(null, chunk);
    },
  });
}

/** The unpacked data of a file, piece by piece. */
export async function openEntry(place: string, entry: ZipEntry): Promise<Readable> {
  if (entry.isSealed || (entry.method !== 8 && entry.method !== 0))
    throw broken('it is encrypted or packed in a strange way');
  if (entry.raw > mostOf(entry)) throw tooMuch();
  const head = await withFile(place, (read) => read(entry.offset, 30));
  if (head.readUInt32LE(0) !== 0x04034b50) throw broken('a file in it is not where it should be');
  const start = entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (entry.packed === 0) return new PassThrough().end();
  const source = createReadStream(place, { start, end: start + entry.packed - 1 });
  const unpack = entry.method === 8 ? zlib.createInflateRaw() : new PassThrough();
  // Whoever reads hears of a failure from the last of them.
  return pipeline(source, unpack, limited(mostOf(entry)), () => undefined);
}
