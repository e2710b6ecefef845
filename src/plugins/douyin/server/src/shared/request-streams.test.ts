import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { createSend, type HttpCall } from './request';
import { answering, closeAll, failureOf, listen, serve } from './test-rig';

afterEach(closeAll);

const send = createSend({ timeoutMs: 3000, retry: { tries: 3, baseMs: 1, capMs: 1 } });

/** A call with a body of some chunks, and what became of it. */
function streamed(url: string, more: Partial<HttpCall> = {}, chunks = ['one', 'two']) {
  const opened: Readable[] = [];
  const call: HttpCall = {
    method: 'POST',
    url,
    streamed: {
      contentType: 'video/mp4',
      bytes: chunks.join('').length,
      open() {
        const body = Readable.from(chunks);
        opened.push(body);
        return body;
      },
    },
    ...more,
  };
  return { call, opened };
}

it('goes out with its kind and its length, and without being cut into chunks', async () => {
  const url = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () =>
      response.end(JSON.stringify([request.headers, Buffer.concat(chunks).toString()])),
    );
  });
  const { text } = await send(streamed(url).call);
  const [headers, body] = JSON.parse(text) as [Record<string, string>, string];
  expect(headers).toMatchObject({ 'content-type': 'video/mp4', 'content-length': '6' });
  expect(headers['transfer-encoding']).toBeUndefined();
  expect(body).toBe('onetwo');
});

it('is sent once, even when it changes nothing', async () => {
  const { url, times } = await answering(() => [503]);
  const { call, opened } = streamed(url, { idempotent: true });
  expect((await send(call)).status).toBe(503);
  expect([times.length, opened.length]).toEqual([1, 1]);
});

it('is closed when nobody wants all of it', async () => {
  const url = await serve((request) => void request.socket.destroy());
  const endless = streamed(url);
  endless.call.streamed = { ...endless.call.streamed, bytes: 1e9, contentType: 'x', open: () => body };
  const body = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(65_536);
    })(),
  );
  expect((await failureOf(send(endless.call))).details.sent).toBe('maybe');
  expect(body.destroyed).toBe(true);
});

it('is given up when nothing moves', async () => {
  const port = await listen(createServer((socket) => void socket.pause()));
  const { call, opened } = streamed(`http://127.0.0.1:${port}`, { idleMs: 100 });
  const error = await failureOf(send(call));
  expect(error).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ERR_IDLE', sent: 'maybe' } });
  expect(opened[0]?.destroyed).toBe(true);
});

it('fails with its own error', async () => {
  const url = await serve(() => undefined);
  const { call } = streamed(url);
  const broken = Object.assign(new Error('canary'), { code: 'ENOENT' });
  call.streamed = {
    contentType: 'x',
    bytes: 9,
    open: () => new Readable({ read: (): void => undefined }).destroy(broken),
  };
  const error = await failureOf(send(call));
  expect(error).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ENOENT' } });
  expect(error.message).not.toContain('canary');
});
