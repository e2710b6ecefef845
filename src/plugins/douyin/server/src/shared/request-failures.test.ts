import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { generate } from 'selfsigned';
import { PluginError } from './errors';
import { createSend, mayHaveHappened, type HttpCall } from './request';
import { closeAll, failureOf, get, listen, serve } from './test-rig';

afterEach(closeAll);

const localhost = () => generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048 });

describe('a failure', () => {
  it('carries host and reason, and no secret of the call', async () => {
    const url = await serve((request) => request.socket.destroy());
    const call: HttpCall = {
      method: 'POST',
      url: `${url}/oauth/access_token/?token=canary-url`,
      query: { state: 'canary-query' },
      headers: { 'access-token': 'canary-header' },
      form: { client_secret: 'canary-form', code: 'canary-code' },
    };
    const error = await failureOf(createSend()(call));
    expect(error.details).toEqual({ host: new URL(url).host, reason: 'ECONNRESET', sent: 'maybe' });
    const everything = JSON.stringify([error, error.message, error.stack, error.cause ?? null, { ...error }]);
    expect(everything).not.toContain('canary');
  });

  it('says when nobody listens and when there is no such host, and that nothing was sent', async () => {
    const url = await serve(() => undefined);
    await closeAll();
    const nobody = await failureOf(createSend()(get(url)));
    expect(nobody.details).toMatchObject({ reason: 'ECONNREFUSED', sent: 'no' });
    const error = await failureOf(createSend()(get('http://no-such-host.invalid/')));
    expect(error).toMatchObject({ code: 'API_UNREACHABLE', remedy: 'later', details: { sent: 'no' } });
    expect([nobody, error].map(mayHaveHappened)).toEqual([false, false]);
  });

  it('of a handshake was not sent, whether refused, broken or never ended', async () => {
    const { private: key, cert } = await localhost();
    let heard = 0;
    const server = https.createServer({ key, cert }, (_request, response) => {
      heard += 1;
      response.end('open');
    });
    const post: HttpCall = {
      method: 'POST',
      url: `https://127.0.0.1:${await listen(server)}`,
      form: { a: '1' },
    };
    const unknown = await failureOf(createSend()(post));
    expect(unknown.details.reason).toMatch(/SELF_SIGNED|ALTNAME/);
    const plain = await listen(net.createServer((socket) => void socket.end('HTTP/1.1 200 OK')));
    const broken = await failureOf(createSend()({ ...post, url: `https://127.0.0.1:${plain}` }));
    const mute = await listen(net.createServer(() => undefined));
    const endless = await failureOf(
      createSend({ timeoutMs: 200 })({ ...post, url: `https://127.0.0.1:${mute}` }),
    );
    expect(endless.details.reason).toBe('ETIMEDOUT');
    for (const error of [unknown, broken, endless]) {
      expect(error).toMatchObject({ code: 'API_UNREACHABLE', details: { sent: 'no' } });
      expect(mayHaveHappened(error)).toBe(false);
    }
    expect(heard).toBe(0);
  });

  it('after the handshake may have been executed, on a connection used before as well', async () => {
    const { private: key, cert } = await localhost();
    let calls = 0;
    const server = https.createServer({ key, cert }, (request, response) => {
      calls += 1;
      if (calls === 1) response.end('fine');
      else request.socket.destroy();
    });
    const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
    const send = createSend({ agents: { http: http.globalAgent, https: agent } });
    const url = `https://127.0.0.1:${await listen(server)}`;
    expect((await send(get(url))).text).toBe('fine');
    const again = await failureOf(send({ method: 'POST', url, form: {} }));
    const fresh = await failureOf(send({ method: 'POST', url, form: {} }));
    expect([again, fresh].map(mayHaveHappened)).toEqual([true, true]);
    agent.destroy();
  });

  it('of a call that changes something is never that of a connection kept open and closed meanwhile', async () => {
    const clients = new Set<number | undefined>();
    const url = await serve((request, response) => {
      clients.add(request.socket.remotePort);
      response.end();
    });
    const send = createSend();
    for (let round = 0; round < 3; round += 1) await send(get(url, { idempotent: true }));
    expect(clients.size).toBe(1);
    for (let round = 0; round < 3; round += 1) await send({ method: 'POST', url, form: {} });
    expect(clients.size).toBe(4);
  });

  it('may have happened when its answer was too large, broken off or not ours to judge', async () => {
    const large = await serve((_request, response) => response.end(Buffer.alloc(5000, 'x')));
    const cut = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const errors = [
      await failureOf(createSend({ maxBytes: 4000 })(get(large))),
      await failureOf(createSend()(get(cut))),
      new PluginError('API_UNREADABLE', 'The answer is no JSON'),
      new Error('A fault of ours'),
    ];
    expect(errors.map(mayHaveHappened)).toEqual([true, true, true, true]);
  });

  it('surely did not happen when the platform refused', () => {
    const errors = (['API_THROTTLED', 'AUTH_GRANT_LOST', 'API_BUSY', 'API_REJECTED'] as const).map(
      (code) => new PluginError(code, 'No', { number: 1 }),
    );
    expect(errors.map(mayHaveHappened)).toEqual([false, false, false, false]);
  });
});
