import { HOUR } from '../clock';
import {
  advance,
  clientToken,
  closeAll,
  loginTokens,
  patchApp,
  postJson,
  send,
  start,
  type Answer,
} from '../test-rig';

afterEach(closeAll);

const ask = (url: string, name: string, token: unknown): Promise<Answer> =>
  send(`${url}/${name}/getticket/`, { headers: { 'access-token': String(token) } });

describe.each(['open', 'js'])('/%s/getticket/', (name) => {
  /** A platform whose app may ask, and its client token. */
  async function ready(): Promise<{ url: string; token: unknown }> {
    const url = await start();
    await patchApp(url, { scopes: ['user_info', 'open.get.ticket'] });
    return { url, token: (await clientToken(url)).access_token };
  }

  it('answers a ticket in envelope E2', async () => {
    const { url, token } = await ready();
    const { body } = await ask(url, name, token);
    expect(body).toMatchObject({
      data: { ticket: expect.stringMatching(/^[\w-]{43}$/), expires_in: 7200, error_code: 0 },
      extra: { error_code: 0, logid: expect.stringMatching(/^\d{14}/) },
    });
  });

  it('wants a client token that is in force', async () => {
    const { url, token } = await ready();
    const verdict = async (value: unknown) => (await ask(url, name, value)).data.error_code;
    const { access_token: user } = await loginTokens(url);
    expect([await verdict(''), await verdict('clt.unknown'), await verdict(user)]).toEqual(
      Array(3).fill(28001003),
    );
    await advance(url, 2 * HOUR);
    expect(await verdict(token)).toBe(28001008);
  });

  it('is asked with GET', async () => {
    const { url, token } = await ready();
    const headers = { 'access-token': String(token) };
    expect((await postJson(`${url}/${name}/getticket/`, {}, headers)).data.error_code).toBe(28001017);
  });
});

it('the open ticket wants its scope, the other none', async () => {
  const url = await start();
  const { access_token: token } = await clientToken(url);
  expect((await ask(url, 'open', token)).data.error_code).toBe(28001018);
  expect((await ask(url, 'js', token)).data.error_code).toBe(0);
});
