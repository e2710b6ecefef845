import { HOUR, MINUTE } from '../clock';
import { advance, APP, clientToken, closeAll, postForm, postJson, start, type Answer } from '../test-rig';

afterEach(closeAll);

const CREDENTIALS = { ...APP, grant_type: 'client_credential' };

/** What a business call says to a token: 0, 28001003 unknown or 28001008 expired. */
async function verdict(url: string, token: unknown): Promise<unknown> {
  const body = { douyin_shortId: '70010001', role_labels: ['STAFF'] };
  const headers = { 'access-token': String(token) };
  return (await postJson(`${url}/api/douyin/v1/role/check/`, body, headers)).body.err_no;
}

const ask = (url: string, changes: object, name = 'client_token'): Promise<Answer> =>
  postJson(`${url}/oauth/${name}/`, { ...CREDENTIALS, ...changes });

describe.each(['client_token', 'stable_client_token'])('%s', (name) => {
  it('answers the documented fields', async () => {
    const url = await start();
    expect(await clientToken(url, name)).toEqual({
      access_token: expect.stringMatching(/^clt\.2\.[\w-]{114,294}$/),
      expires_in: 7200,
      error_code: 0,
      description: '',
    });
  });

  it('answers every number of its error table', async () => {
    const url = await start();
    expect((await ask(url, { client_key: '' }, name)).data.error_code).toBe(10002);
    expect((await ask(url, { grant_type: 'x' }, name)).data.error_code).toBe(10002);
    expect((await ask(url, { client_key: 'nobody' }, name)).data.error_code).toBe(10003);
    expect((await ask(url, { client_secret: 'x' }, name)).data.error_code).toBe(10013);
    expect((await postForm(`${url}/oauth/${name}/`, CREDENTIALS)).data.error_code).toBe(10002);
  });

  it('lives two hours', async () => {
    const url = await start();
    const { access_token: token } = await clientToken(url, name);
    await advance(url, 2 * HOUR - MINUTE);
    expect(await verdict(url, token)).toBe(0);
    await advance(url, MINUTE);
    expect(await verdict(url, token)).toBe(28001008);
  });

  it('answers 10020 above 500 calls in five minutes, then again later', async () => {
    const url = await start();
    await Promise.all(Array.from({ length: 500 }, () => clientToken(url, name)));
    expect((await ask(url, {}, name)).data.error_code).toBe(10020);
    await advance(url, 5 * MINUTE);
    expect((await ask(url, {}, name)).data.error_code).toBe(0);
  }, 30_000);
});

it('keeps two generations: the previous for five minutes, the one before not at all', async () => {
  const url = await start();
  const { access_token: first } = await clientToken(url);
  const { access_token: second } = await clientToken(url);
  await advance(url, 4 * MINUTE);
  expect([await verdict(url, first), await verdict(url, second)]).toEqual([0, 0]);
  await advance(url, MINUTE);
  expect([await verdict(url, first), await verdict(url, second)]).toEqual([28001008, 0]);
  const { access_token: third } = await clientToken(url);
  expect([await verdict(url, first), await verdict(url, second), await verdict(url, third)]).toEqual([
    28001003, 0, 0,
  ]);
  await clientToken(url);
  expect(await verdict(url, second)).toBe(28001003);
});

it('repeats the stable token while it is valid, whatever client_token does', async () => {
  const url = await start();
  const first = await clientToken(url, 'stable_client_token');
  await clientToken(url);
  await clientToken(url);
  await advance(url, HOUR);
  const again = await clientToken(url, 'stable_client_token');
  expect(again).toMatchObject({ access_token: first.access_token, expires_in: 3600 });
  await advance(url, HOUR);
  const next = await clientToken(url, 'stable_client_token');
  expect(next.access_token).not.toBe(first.access_token);
});
