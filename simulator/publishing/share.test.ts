import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { HOUR, MINUTE } from '../clock';
import type { Fields } from '../call';
import { DEMO_CLIENT_KEY } from '../seed';
import { advance, clientToken, closeAll, patchApp, postForm, postJson, send, start } from '../test-rig';

const SCOPES = ['user_info', 'h5.share', 'open.get.ticket', 'jump.basic', 'aweme.forward'];
const VIDEO = 'https://site.example/a.mp4';

let server: http.Server | undefined;
afterEach(async () => {
  server?.close();
  server = undefined;
  await closeAll();
});

/** Where the app's events arrive. */
async function listen(url: string): Promise<Fields[]> {
  const events: Fields[] = [];
  server = http.createServer((request, response) => {
    request.setEncoding('utf8');
    let body = '';
    request.on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      events.push(JSON.parse(body) as Fields);
      response.end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await patchApp(url, { webhook_url: `http://127.0.0.1:${port}/hook` });
  return events;
}

type Ready = { url: string; headers: Record<string, string>; ticket: string };

/** An app that may share: its token and a ticket. */
async function ready(scopes = SCOPES): Promise<Ready> {
  const url = await start();
  await patchApp(url, { scopes });
  const headers = { 'access-token': String((await clientToken(url)).access_token) };
  const { data } = await send(`${url}/open/getticket/`, { headers });
  return { url, headers, ticket: String(data.ticket) };
}

const shareId = async ({ url, headers }: Ready, needCallback = 'true'): Promise<string> => {
  const { data } = await send(`${url}/share-id/?need_callback=${needCallback}`, { headers });
  return String(data.share_id);
};

const inAnHour = () => Math.floor((Date.now() + HOUR) / 1000);

const link = ({ url, headers, ticket }: Ready, fields: object = {}) =>
  postJson(
    `${url}/api/douyin/v1/schema/get_share/`,
    { client_ticket: ticket, expire_at: inAnHour(), video_path: VIDEO, ...fields },
    headers,
  );

/** The link that a page of the app itself would make. */
function schemaOf({ ticket }: Ready, fields: Record<string, string> = {}): string {
  const [nonce_str, timestamp] = ['nonce-1', '1700000000'];
  const signature = createHash('md5')
    .update(`nonce_str=${nonce_str}&ticket=${ticket}&timestamp=${timestamp}`)
    .digest('hex');
  const base = { share_type: 'h5', client_key: DEMO_CLIENT_KEY, nonce_str, timestamp, signature };
  return `snssdk1128://openplatform/share?${new URLSearchParams({ ...base, video_path: VIDEO, ...fields })}`;
}

const until = async (condition: () => boolean) => {
  for (let tries = 0; tries < 100 && !condition(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
};

it('publishes from a short link, once, and tells the app with its share_id', async () => {
  const app = await ready();
  const events = await listen(app.url);
  const id = await shareId(app);
  const { body } = await link(app, { state: id, title: '新书', hashtag_list: ['读书', '书店'] });
  expect(body).toMatchObject({ err_no: 0, data: { schema: expect.stringMatching(/^http/) } });
  const page = String((body.data as Fields).schema);
  const html = (await send(page)).text;
  for (const word of ['新书', '#读书', VIDEO, 'id="publish"']) expect(html).toContain(word);
  for (const person of ['shancha', 'muyu']) expect((await postForm(page, { person })).status).toBe(303);
  const { body: state } = await send(`${page}/state`);
  expect(state).toEqual({ status: 'published', item_id: expect.stringMatching(/^@/) });
  const published = () => events.filter(({ event }) => event === 'create_video');
  await until(() => published().length > 0);
  expect(published()).toMatchObject([{ content: { item_id: state.item_id, share_id: id } }]);
});

it('is silent about a share_id that wants no callback, and about none', async () => {
  const app = await ready();
  const events = await listen(app.url);
  for (const state of [await shareId(app, 'false'), '']) {
    const { body } = await link(app, { state });
    await postForm(String((body.data as Fields).schema), { person: 'muyu' });
  }
  await until(() => events.length > 1);
  expect(events.filter(({ event }) => event === 'create_video')).toEqual([]);
});

it.each<[string, Fields]>([
  ['no ticket', { client_ticket: 'x' }],
  ['an end that is over', { expire_at: 1 }],
  ['nothing to show', { video_path: '' }],
  ['pictures and a video', { image_path: 'https://site.example/a.png' }],
  ['a file on the phone', { video_path: 'file:///sdcard/a.mp4' }],
  ['a share_id of nobody', { state: '123' }],
  ['topics that are no list', { hashtag_list: 'x' }],
])('makes no short link for %s', async (_what, fields) => {
  expect((await link(await ready(), fields)).body.err_no).toBe(28001007);
});

it('makes a short link of pictures, which ends', async () => {
  const app = await ready();
  const pictures = ['https://site.example/a.png', 'https://site.example/b.png'];
  const { body } = await link(app, { video_path: undefined, image_list_path: pictures });
  const page = String((body.data as Fields).schema);
  expect((await send(page)).text).toContain(pictures[1]);
  await advance(app.url, HOUR + MINUTE);
  await postForm(page, { person: 'muyu' });
  expect((await send(`${page}/state`)).body).toEqual({ status: 'expired', item_id: null });
});

it('needs the scopes', async () => {
  expect((await link(await ready(['open.get.ticket', 'h5.share']))).body.err_no).toBe(28001018);
  expect((await link(await ready(['open.get.ticket', 'jump.basic']))).body.err_no).toBe(28001018);
  const { url } = await ready();
  expect((await send(`${url}/share-id/`)).data.error_code).toBe(28001003);
});

describe('a link signed by the app', () => {
  const open = ({ url }: Ready, schema: string) =>
    send(`${url}/_sim/share?${new URLSearchParams({ schema })}`);

  it('opens on the phone', async () => {
    const app = await ready();
    const { status, headers } = await open(app, schemaOf(app, { title: '雨天' }));
    expect(status).toBe(303);
    expect((await send(`${app.url}${headers.get('location')}`)).text).toContain('雨天');
  });

  it.each([
    ['another signature', { signature: 'x' }, 28001007],
    ['another moment than was signed', { timestamp: '1700000001' }, 28001007],
    ['an unknown app', { client_key: 'nobody' }, 28001007],
    ['another kind', { share_type: 'app' }, 28001007],
    ['nothing to show', { video_path: '' }, 28001007],
  ])('does not with %s', async (_what, fields, number) => {
    const app = await ready();
    expect((await open(app, schemaOf(app, fields))).text).toContain(`data-code="${number}"`);
  });

  it('does not without the scope, nor when its ticket is over', async () => {
    const app = await ready(['open.get.ticket']);
    expect((await open(app, schemaOf(app))).text).toContain('data-code="28001018"');
    const other = await ready();
    await advance(other.url, 2 * HOUR);
    expect((await open(other, schemaOf(other))).text).toContain('data-code="28001007"');
    expect((await open(other, 'https://evil.example/')).text).toContain('data-code="28001007"');
  });
});
