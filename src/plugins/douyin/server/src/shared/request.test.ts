import type http from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { PluginError } from './errors';
import { createSend, mayHaveHappened, type HttpCall } from './request';
import { closeAll, failureOf, get, serve, type Handler } from './test-rig';

afterEach(closeAll);

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('what is sent', () => {
  const echo: Handler = (request, response) =>
    void bodyOf(request).then((body) =>
      response.end(
        JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }),
      ),
    );

  it('is a form with its content type', async () => {
    const form = { a: '1 &=', b: '授权' };
    const { text } = await createSend()({ method: 'POST', url: await serve(echo), form });
    const seen = JSON.parse(text);
    expect(seen.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(seen.body))).toEqual(form);
  });

  it('is JSON with its content type', async () => {
    const { text } = await createSend()({ method: 'POST', url: await serve(echo), json: { a: '授权' } });
    const seen = JSON.parse(text);
    expect(seen.headers).toMatchObject({ 'content-type': 'application/json', accept: 'application/json' });
    expect(JSON.parse(seen.body)).toEqual({ a: '授权' });
  });

  it('carries query and headers', async () => {
    const call = get(`${await serve(echo)}/x`, {
      query: { id: '@a+/=' },
      headers: { 'access-token': 'clt.x' },
    });
    const seen = JSON.parse((await createSend()(call)).text);
    expect(new URL(seen.url, 'http://x').searchParams.get('id')).toBe('@a+/=');
    expect(seen.headers['access-token']).toBe('clt.x');
  });
});

describe('what comes back', () => {
  it.each([200, 204, 400, 404, 500, 503])('HTTP %d is an answer like every other', async (status) => {
    const url = await serve((_request, response) => response.writeHead(status, { 'X-Any': 'Kept' }).end());
    expect(await createSend()(get(url))).toMatchObject({ status, text: '', headers: { 'x-any': 'Kept' } });
  });

  it('is never parsed', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": 12345678901234567890}'),
    );
    expect((await createSend()(get(url))).text).toBe('{"id": 12345678901234567890}');
  });

  it('is decompressed', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('小河')),
    );
    expect((await createSend()(get(url))).text).toBe('小河');
  });

  it.each([301, 302, 307, 308])('a redirect (%d) is not followed', async (status) => {
    let followed = 0;
    const url = await serve((request, response) => {
      if (request.url === '/next') followed += 1;
      response.writeHead(status, { location: '/next' }).end();
    });
    expect(await createSend()(get(url))).toMatchObject({ status, headers: { location: '/next' } });
    expect(followed).toBe(0);
  });
});

describe('the size limit', () => {
  const twoMiB = 2 * 1024 * 1024;
  const packers = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };

  it('lets 2 MiB through', async () => {
    const url = await serve((_request, response) => response.end(Buffer.alloc(twoMiB, 'x')));
    expect((await createSend()(get(url))).text).toHaveLength(twoMiB);
  });

  it('refuses one byte more', async () => {
    const url = await serve((_request, response) => response.end(Buffer.alloc(twoMiB + 1, 'x')));
    expect((await failureOf(createSend()(get(url)))).code).toBe('API_UNREADABLE');
  });

  it('refuses an endless answer without reading it', async () => {
    const url = await serve((_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
        response.once('drain', more);
      };
      more();
    });
    expect((await failureOf(createSend()(get(url)))).code).toBe('API_UNREADABLE');
  });

  it.each(Object.entries(packers))(
    'counts after decompression: a %s bomb is refused',
    async (name, pack) => {
      const bomb = pack(Buffer.alloc(64 * 1024 * 1024));
      expect(bomb.length).toBeLessThan(100_000);
      const url = await serve((_request, response) =>
        response.writeHead(200, { 'content-encoding': name }).end(bomb),
      );
      const error = await failureOf(createSend()(get(`${url}/path?token=canary`)));
      expect(error).toMatchObject({ code: 'API_UNREADABLE', details: { host: new URL(url).host } });
      expect(error.message).not.toContain('canary');
    },
    60_000,
  );
});

describe('the deadline', () => {
  const timeoutMs = 300;

  async function elapsed(call: HttpCall): Promise<{ ms: number; error: PluginError }> {
    const start = Date.now();
    const retry = { tries: 9, baseMs: 1, capMs: 1 };
    const error = await failureOf(createSend({ timeoutMs, retry })(call));
    return { ms: Date.now() - start, error };
  }

  const handlers: Record<string, Handler> = {
    silence: () => undefined,
    'headers and then silence': (_request, response) => response.writeHead(200).flushHeaders(),
    'a slow drip': (_request, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    },
    'a connection dropped late, again and again': (request) =>
      void setTimeout(() => request.socket.destroy(), timeoutMs / 2),
  };

  it.each(Object.entries(handlers))('ends %s', async (_what, handler) => {
    const { ms, error } = await elapsed(get(await serve(handler), { idempotent: true }));
    expect(mayHaveHappened(error)).toBe(true);
    expect(error).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ETIMEDOUT' } });
    expect(ms).toBeGreaterThanOrEqual(timeoutMs - 20);
    expect(ms).toBeLessThan(timeoutMs * 3);
  });
});

describe('a call of its own mind', () => {
  const silent = () => serve(() => undefined);

  it('has a deadline of its own', async () => {
    const start = performance.now();
    const error = await failureOf(createSend({ timeoutMs: 60_000 })(get(await silent(), { timeoutMs: 200 })));
    expect(error.details).toMatchObject({ reason: 'ETIMEDOUT', sent: 'maybe' });
    expect(performance.now() - start).toBeLessThan(2000);
    const patient = createSend({ timeoutMs: 50 });
    const url = await serve((_request, response) => void setTimeout(() => response.end('late'), 200));
    expect((await patient(get(url, { timeoutMs: 5000 }))).text).toBe('late');
  });

  it('is given up by its signal, on the way and before', async () => {
    const stop = new AbortController();
    const call = createSend()(get(await silent(), { signal: stop.signal, idempotent: true }));
    setTimeout(() => stop.abort(), 50);
    expect((await failureOf(call)).details).toMatchObject({ reason: 'ABORTED' });
    const late = await failureOf(createSend()(get(await silent(), { signal: AbortSignal.abort() })));
    expect(late).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ABORTED', sent: 'no' } });
  });
});

describe('proxies', () => {
  const names = [
    'HTTP_PROXY',
    'http_proxy',
    'HTTPS_PROXY',
    'https_proxy',
    'ALL_PROXY',
    'NO_PROXY',
    'no_proxy',
  ];
  const before = Object.fromEntries(names.map((name) => [name, process.env[name]]));
  afterEach(() => {
    for (const name of names) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  });

  const proxy = () => serve((request, response) => response.end(`proxied ${request.url}`));

  it('of the environment are ignored', async () => {
    const trap = await proxy();
    for (const name of names) process.env[name] = name.toLowerCase() === 'no_proxy' ? '' : trap;
    const url = await serve((_request, response) => response.end('direct'));
    expect((await createSend()(get(url))).text).toBe('direct');
  });

  it('are used when set', async () => {
    const send = createSend({ proxyUrl: await proxy() });
    expect((await send(get('http://platform.invalid/x'))).text).toBe('proxied http://platform.invalid/x');
  });
});
