import { createHash } from 'node:crypto';
import { boundaryOf, readFiles } from './multipart';
import { fileOf } from './publishing/test-rig';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A body in chunks of one size. */
async function* inChunks(body: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < body.length; start += size) yield body.subarray(start, start + size);
}

const bodyOf = (content: Buffer, end = '\r\n--b--\r\n') =>
  Buffer.concat([
    Buffer.from('--b\r\ncontent-disposition: form-data; name="video"; filename="片.mp4"\r\n'),
    Buffer.from('Content-Type: video/mp4\r\n\r\n'),
    content,
    Buffer.from(end),
  ]);

const tricky = Buffer.concat([fileOf(1000), Buffer.from('\r\n--c\r\n--'), fileOf(9), Buffer.from('\r\n--')]);

it.each([1, 2, 3, 7, 64, 10_000])('reads a file that comes in chunks of %i bytes', async (size) => {
  for (const content of [tricky, Buffer.alloc(0), Buffer.from('\r\n')])
    expect(await readFiles(inChunks(bodyOf(content), size), 'b')).toEqual([
      {
        name: 'video',
        filename: '片.mp4',
        contentType: 'video/mp4',
        bytes: content.length,
        sha256: sha256(content),
      },
    ]);
});

it('reads several parts', async () => {
  const second = '\r\n--b\r\ncontent-disposition: form-data; name="other"\r\n\r\nxy\r\n--b--\r\n';
  const files = await readFiles(inChunks(bodyOf(tricky, second), 50), 'b');
  expect(files?.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['video', tricky.length],
    ['other', 2],
  ]);
});

it.each([
  ['a body that breaks off', bodyOf(tricky, '')],
  ['a delimiter that is followed by nothing known', bodyOf(tricky, '\r\n--bxx')],
  ['headers without an end', Buffer.from(`--b\r\n${'x'.repeat(9000)}`)],
  ['another boundary', bodyOf(tricky, '\r\n--c--\r\n').subarray(5)],
])('does not read %s', async (_what, body) => {
  expect(await readFiles(inChunks(body, 100), 'b')).toBeUndefined();
});

it('finds the boundary of a content type', () => {
  expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc');
  expect(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a-b"')).toBe('a-b');
  expect(boundaryOf('application/json')).toBeUndefined();
  expect(boundaryOf(undefined)).toBeUndefined();
});
