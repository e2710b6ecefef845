import { promisify } from 'node:util';
import zlib from 'node:zlib';

const deflate = promisify(zlib.deflateRaw) as (data: Buffer, options: zlib.ZlibOptions) => Promise<Buffer>;

/** One file in an archive: where its header lies, and what its bytes came to so far. */
export type Entry = { name: string; offset: number; crc: number; raw: number; packed: number };

/** Largest archive and largest file in it: beyond, other fields would be needed. */
export const zipLimit = 0xff_ff_ff_ff;

// Sizes follow behind the data; names are UTF-8.
const flags = 0x0808;
const method = 8;
// 1980-01-01: the same data make the same file.
const stamp = 0x0021_0000;

/** The header before a file's data. */
export function entryHeader({ name }: Pick<Entry, 'name'>): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt32LE(stamp, 10);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([head, Buffer.from(name)]);
}

/**
 * Packs the next data of a file. What comes before the last is closed with a full flush: it ends at a whole byte and looks
 * back on nothing before it, so that packing can go on in another process.
 */
export async function packed(
  entry: Entry,
  text: string,
  isLast = false,
): Promise<{ data: Buffer; entry: Entry }> {
  const plain = Buffer.from(text, 'utf8');
  const { Z_FULL_FLUSH, Z_FINISH } = zlib.constants;
  const data = await deflate(plain, { level: 6, finishFlush: isLast ? Z_FINISH : Z_FULL_FLUSH });
  const raw = entry.raw + plain.length;
  const size = entry.packed + data.length;
  return { data, entry: { ...entry, crc: zlib.crc32(plain, entry.crc), raw, packed: size } };
}

/** What stands behind a file's data: its checksum and sizes. */
export function entryEnd({ crc, raw, packed: size }: Entry): Buffer {
  const end = Buffer.alloc(16);
  end.writeUInt32LE(0x08074b50, 0);
  end.writeUInt32LE(crc, 4);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(raw, 12);
  return end;
}

function listed({ name, offset, crc, raw, packed: size }: Entry): Buffer {
  const line = Buffer.alloc(46);
  line.writeUInt32LE(0x02014b50, 0);
  line.writeUInt16LE(20, 4);
  line.writeUInt16LE(20, 6);
  line.writeUInt16LE(flags, 8);
  line.writeUInt16LE(method, 10);
  line.writeUInt32LE(stamp, 12);
  line.writeUInt32LE(crc, 16);
  line.writeUInt32LE(size, 20);
  line.writeUInt32LE(raw, 24);
  line.writeUInt16LE(Buffer.byteLength(name), 28);
  line.writeUInt32LE(offset, 42);
  return Buffer.concat([line, Buffer.from(name)]);
}

/** The list at the end of an archive, which begins at `offset`. */
export function directory(entries: Entry[], offset: number): Buffer {
  const list = Buffer.concat(entries.map(listed));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([list, end]);
}
