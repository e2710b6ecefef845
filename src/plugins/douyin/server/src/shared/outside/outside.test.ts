import type { LookupAddress } from 'node:dns';
import type http from 'node:http';
import { PluginError } from '../errors';
import { closeAll, serve } from '../test-rig';
import { createOutsideSend, download, type DownloadLimits } from './index';

afterEach(closeAll);

const limits: DownloadLimits = { maxBytes: 100_000, timeoutMs: 2000, idleMs: 1000 };
const send = createOutsideSend({ timeoutMs: 1500, maxBytes: 1000 });

/** A resolver that gives these addresses in turn, the last for ever, and counts. */
function resolver(...answers: string[][]) {
  const asked: string[] = [];
  const resolve = async (hostname: string): Promise<LookupAddress[]> => {
    asked.push(hostname);
    const addresses = answers[Math.min(asked.length, answers.length) - 1] ?? [];
    return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { asked, resolve };
}

const failureOf = async (work: Promise<unknown>): Promise<PluginError> => {
  const error: unknown = await work.then(
    () => new Error('It succeeded'),
    (cause: unknown) => cause,
  );
  if (error instanceof PluginError) return error;
  throw error;
};

const textOf = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

const placeOf = (url: string) => new URL(url).host;

/** A server that must not be asked. */
async function inside() {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.end('secret');
  });
  return { url, asked: () => asked };
}

const get = (url: string) => ({ method: 'GET' as const, url });

describe('a name that leads inside', () => {
  it.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['169.254.169.254']],
    [['93.184.215.14', '127.0.0.1']],
    [['fd00::1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']],
  ])('is refused at the socket: %j', async (addresses) => {
    const { resolve, asked } = resolver(addresses);
    const options = { allowedHosts: [], resolve };
    const sent = await failureOf(send(get('http://rebind.example/hook/canary'), options));
    expect(sent).toMatchObject({
      code: 'CONFIG_ADDRESS',
      remedy: 'fix-config',
      details: { reason: 'INTERNAL' },
    });
    expect(sent.message).not.toContain('canary');
    const fetched = await failureOf(download('https://rebind.example/a.mp4', limits, options));
    expect(fetched).toMatchObject({ code: 'CONFIG_ADDRESS', details: { place: 'rebind.example:443' } });
    expect(asked).toEqual(['rebind.example', 'rebind.example']);
  });

  it('is asked for once: a second answer changes nothing', async () => {
    const { resolve, asked } = resolver(['192.88.98.1'], ['127.0.0.1']);
    const short = { ...limits, timeoutMs: 300 };
    const error = await failureOf(download('http://rebind.example/', short, { allowedHosts: [], resolve }));
    // The first answer is nobody's address, and nobody asks for another one.
    expect([error.code, asked.length]).toEqual(['API_UNREACHABLE', 1]);
  });

  it('without any address is not reachable', async () => {
    const error = await failureOf(send(get('http://empty.example/'), { allowedHosts: [], ...resolver([]) }));
    expect(error).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ENOTFOUND', sent: 'no' } });
  });
});

describe('a sender', () => {
  it('reaches what is allowed, and follows no redirect', async () => {
    const target = await inside();
    const url = await serve((_request, response) =>
      response.writeHead(302, { location: target.url }).end('moved'),
    );
    const answer = await send(get(url), { allowedHosts: [placeOf(url)] });
    expect([answer.status, answer.text, target.asked()]).toEqual([302, 'moved', 0]);
    expect((await failureOf(send(get(url), { allowedHosts: [] }))).code).toBe('CONFIG_ADDRESS');
  });
});

describe('a download', () => {
  const fetchFrom = (url: string, more: Partial<DownloadLimits> = {}) =>
    download(url, { ...limits, ...more }, { allowedHosts: [placeOf(url)] });

  it('gives the file with its size and kind', async () => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': '5' }).end('video'),
    );
    const file = await fetchFrom(`${url}/a.mp4`);
    expect(file).toMatchObject({ url: `${url}/a.mp4`, contentType: 'video/mp4', bytes: 5 });
    expect(await textOf(file.body)).toBe('video');
  });

  it('checks each redirect', async () => {
    const target = await inside();
    const url = await serve((request, response) => {
      const to = { '/in': target.url, '/other': '/file', '/meta': 'http://169.254.169.254/' };
      const location = to[request.url as keyof typeof to];
      if (location) response.writeHead(302, { location }).end();
      else response.end('file');
    });
    for (const path of ['/in', '/meta'])
      expect(await failureOf(fetchFrom(url + path))).toMatchObject({
        code: 'CONFIG_ADDRESS',
        details: { reason: 'INTERNAL' },
      });
    expect(target.asked()).toBe(0);
    expect(await textOf((await fetchFrom(`${url}/other`)).body)).toBe('file');
  });

  it('does not go round in circles, nor to places that are none', async () => {
    const url = await serve((request, response) =>
      response.writeHead(302, { location: request.url === '/bad' ? 'http://[' : '/again' }).end(),
    );
    expect((await failureOf(fetchFrom(url))).details.reason).toBe('TOO_MANY_REDIRECTS');
    expect((await failureOf(fetchFrom(`${url}/bad`))).details.reason).toBe('REDIRECT');
  });

  it.each<[string, (response: http.ServerResponse) => void]>([
    ['told ahead', (response) => void response.writeHead(200, { 'content-length': '100001' })],
    ['not told', (response) => void response.writeHead(200)],
  ])('ends above the limit when its size is %s', async (_what, begin) => {
    const url = await serve((_request, response) => {
      begin(response);
      response.end(Buffer.alloc(100_001));
    });
    const error = await failureOf(fetchFrom(url).then(({ body }) => textOf(body)));
    expect(error).toMatchObject({ code: 'API_UNREADABLE', details: { maxBytes: 100_000 } });
  });

  it('fails when it breaks off, stands still, takes too long or is given up', async () => {
    const url = await serve((request, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half');
      if (request.url === '/cut') setTimeout(() => response.destroy(), 50);
    });
    const reason = async (path: string, more: Partial<DownloadLimits> = {}) => {
      const { details } = await failureOf(fetchFrom(url + path, more).then(({ body }) => textOf(body)));
      return details.reason;
    };
    expect(await reason('/cut')).toBe('ECONNRESET');
    expect(await reason('/still', { idleMs: 100 })).toBe('ERR_IDLE');
    expect(await reason('/long', { timeoutMs: 100 })).toBe('ETIMEDOUT');
    expect(await reason('/stop', { signal: AbortSignal.timeout(100) })).toBe('ABORTED');
  });

  it('takes nothing but 200', async () => {
    const url = await serve((_request, response) => response.writeHead(404).end('no'));
    expect(await failureOf(fetchFrom(url))).toMatchObject({
      code: 'API_UNREACHABLE',
      details: { reason: 'HTTP 404' },
    });
  });

  it('uses no proxy of the environment', async () => {
    const proxy = await inside();
    const url = await serve((_request, response) => response.end('direct'));
    process.env.HTTP_PROXY = process.env.http_proxy = proxy.url;
    try {
      expect(await textOf((await fetchFrom(url)).body)).toBe('direct');
      expect((await send(get(url), { allowedHosts: [placeOf(url)] })).text).toBe('direct');
    } finally {
      delete process.env.HTTP_PROXY;
      delete process.env.http_proxy;
    }
    expect(proxy.asked()).toBe(0);
  });
});
