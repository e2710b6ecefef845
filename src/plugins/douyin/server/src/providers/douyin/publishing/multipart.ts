import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { StreamedBody } from '../../../shared/request';
import type { FileSource, OnProgress } from './file';

// A name goes into a header between quotes.
const headerText = (text: string): string => text.replace(/[\r\n"\\]/g, '_');

/** What stands in `code` of the error of a file that is not as long as it was said to be. */
const FILE_CHANGED = 'ERR_FILE_CHANGED';

const changed = () => Object.assign(new Error('The file changed while it was sent'), { code: FILE_CHANGED });

async function* counted(file: FileSource, onProgress?: OnProgress): AsyncGenerator<Buffer> {
  let sent = 0;
  for await (const chunk of file.open() as AsyncIterable<Buffer>) {
    sent += chunk.length;
    // The length was told ahead: more would be read as another request.
    if (sent > file.bytes) throw changed();
    yield chunk;
    onProgress?.(sent, file.bytes);
  }
  if (sent < file.bytes) throw changed();
}

/** A body of one file in one field, read while it is sent. */
export function multipartBody(field: string, file: FileSource, onProgress?: OnProgress): StreamedBody {
  const boundary = `douyin-${randomBytes(16).toString('hex')}`;
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${headerText(file.name)}"\r\n` +
      `Content-Type: ${headerText(file.contentType)}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* pieces(): AsyncGenerator<Buffer> {
    yield head;
    yield* counted(file, onProgress);
    yield tail;
  }
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: head.length + file.bytes + tail.length,
    open: () => Readable.from(pieces(), { objectMode: false }),
  };
}
