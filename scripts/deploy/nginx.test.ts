import http from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ask } from '../../test/support/http';
import { describeWithNginx, prepareNginx, type StoryNginx } from '../../test/support/nginx';
import { until } from '../../test/support/until';

const canary = 'canary0123456789abcdef';

describeWithNginx('the site of nginx', () => {
  let nginx: StoryNginx;
  const behind = http.createServer((_request, response) => response.end('here'));
  beforeAll(async () => {
    await once(behind.listen(0, '127.0.0.1'), 'listening');
    nginx = await prepareNginx();
    await nginx.start([(behind.address() as AddressInfo).port]);
  });
  afterAll(async () => {
    await nginx?.close();
    behind.closeAllConnections();
    behind.close();
  });

  /** The line of the log about a request. */
  async function logged(address: string, needle: string, from = nginx.url): Promise<string> {
    await ask(`${from}${address}`, { headers: { referer: `https://other.example/?code=${canary}` } });
    const line = () =>
      nginx
        .log()
        .split('\n')
        .find((one) => one.includes(needle));
    await until('the line', async () => line() !== undefined);
    return line() ?? '';
  }

  it.each([
    [
      'the code and state of a callback',
      `/api/v1/lead/douyin/auth/callback?code=${canary}&state=${canary}`,
      '/auth/callback ',
    ],
    ['what a QR code holds', `/douyin/q/${canary}`, '/douyin/q/[redacted] '],
    ['a link to consent again', `/douyin/again/${canary}.t1.a`, '/douyin/again/[redacted] '],
    ['the same in other letters', `/Douyin/AGAIN/${canary}`, '/douyin/again/[redacted] '],
  ])('does not log %s', async (_what, address, needle) => {
    expect(await logged(address, needle)).toMatch(/ 200 4 [\d.]+ 127\.0\.0\.1:\d+$/);
    await logged(address, '" 301 ', nginx.httpUrl);
    expect(nginx.log()).not.toContain('canary');
  });

  it('logs pages of attempts as they are', async () => {
    const line = await logged('/douyin/again/attempts/64fa138', 'attempts');
    expect(line).toContain('"GET /douyin/again/attempts/64fa138 HTTP/1.1" 200');
    expect(await logged('/douyin/q/cancel', 'cancel')).toContain('"GET /douyin/q/cancel HTTP/1.1" 200');
  });

  it.each(['log', 'key', 'db', 'env'])('lets through the panel’s pages of a type named %s', async (name) => {
    const at = '/admin/content-manager/collection-types/api::';
    expect((await ask(`${nginx.url}${at}${name}.${name}`)).status).toBe(200);
    expect((await ask(`${nginx.url}/data.${name}`)).status).toBe(404);
  });
});
