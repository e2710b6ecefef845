import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from 'zod';

/** Bytes to send, wherever they come from: how many, what they are, and how they are read; each `open` begins anew. */
export type FileSource = { name: string; contentType: string; bytes: number; open(): Readable };

/** Told of the bytes that are on their way, of all; what counts is sent to the socket and not yet confirmed. */
export type OnProgress = (sentBytes: number, allBytes: number) => void;

/** Which bytes of a file. */
export type ByteRange = { start: number; bytes: number };

const chunkBytes = 256 * 1024;

/** A file on disk, or some bytes of it; never more than a chunk of it stands in memory. */
export const fileOnDisk = (
  path: string,
  { start, bytes }: ByteRange,
  about: { name: string; contentType: string },
): FileSource => ({
  ...about,
  bytes,
  open: () =>
    bytes === 0
      ? Readable.from([])
      : createReadStream(path, { start, end: start + bytes - 1, highWaterMark: chunkBytes }),
});

/** What an API that sends a file takes. */
export const fileFields = {
  file: z.custom<FileSource>(
    (value) => typeof (value as FileSource | undefined)?.open === 'function',
    'give a file',
  ),
  onProgress: z.custom<OnProgress>((value) => typeof value === 'function').optional(),
  /** Gives the sending up. */
  signal: z.custom<AbortSignal>((value) => value instanceof AbortSignal).optional(),
};

/** The parameters of such an API. */
export type FileParams = {
  file: FileSource;
  onProgress?: OnProgress | undefined;
  signal?: AbortSignal | undefined;
};
