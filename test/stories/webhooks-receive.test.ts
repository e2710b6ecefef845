import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { DEMO_CLIENT_SECRET } from '../../simulator';
import { appsOf } from '../support/apps';
import { ask } from '../support/http';
import { until } from '../support/until';
import { bodyOf, deliver, keptEvents, openWebhook, outcomeOf, written, type Post } from '../support/webhooks';
import { createWorld, type World } from '../support/world';

describe('receiving what the platform delivers', () => {
  let world: World;
  let appId: string;
  beforeAll(async () => {
    // Nobody drains: what is kept stays as it came.
    world = await createWorld({ env: { DOUYIN_WORKERS: 'false' } });
    appId = await openWebhook(world);
  });
  afterAll(() => world?.close());

  const post = (what: Post, where = `/${appId}`) => deliver(world.strapi, where, what);
  const outcome = async (what: Post, where?: string) => outcomeOf(await post(what, where));
  const newest = async () => {
    const kept = await keptEvents(world);
    const row = kept.at(-1);
    if (!row) throw new Error('Nothing is kept');
    return { count: kept.length, body: await bodyOf(world.strapi, row.document_id), row };
  };

  it('asks back unsigned as long as the app is new, and signed ever after', async () => {
    const verify = written('verify_webhook', { content: { challenge: 12345 } });
    const unsigned = await post({ body: verify, secret: null });
    expect([unsigned.status, unsigned.text]).toEqual([200, '{"challenge":12345}']);
    expect(await outcome({ body: verify, secret: 'wrong' })).toEqual([401, 'signature']);
    const big = written('verify_webhook', { content: { challenge: 1 } }).replace(
      ':1}',
      ':90071992547409931}',
    );
    expect((await post({ body: big })).text).toBe('{"challenge":90071992547409931}');
    const asText = written('verify_webhook', { content: '{"challenge":77}' });
    expect((await post({ body: asText }, '')).text).toBe('{"challenge":77}');
    await until('the app to be known as verified', async () => {
      return (await outcome({ body: verify, secret: null }))[0] === 401;
    });
    expect(await outcome({ body: verify, secret: null })).toEqual([401, 'unsigned']);
    expect(await keptEvents(world)).toEqual([]);
  });

  const chinese = written('create_video', {
    from_user_id: '_000己',
    content: { item_id: '@9V+/=', note: '你好🍃' },
  });
  it.each<[string, Post]>([
    ['JSON', { body: chinese, headers: { 'content-type': 'application/json' } }],
    ['JSON with odd blanks', { body: ` ${chinese.replaceAll(':', ' : ')}\r\n` }],
    ['chunked JSON', { body: `${chinese} `, headers: { 'content-type': 'application/json' }, chunked: true }],
    ['a form', { body: `${chinese}\n`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['plain text', { body: `${chinese}\n\n`, headers: { 'content-type': 'text/plain; charset=gbk' } }],
    ['parts', { body: `${chinese}\t`, headers: { 'content-type': 'multipart/form-data; boundary=x' } }],
    ['nothing it says it is', { body: `\n${chinese}` }],
    [
      'a whole megabyte',
      { body: written('x', { content: { a: 'x'.repeat(1_048_576 - 63) } }).padEnd(1_048_576) },
    ],
  ])('keeps the bytes of %s as they came', async (_what, what) => {
    expect(await outcome(what)).toEqual([200, 'ok']);
    expect((await newest()).body).toBe(what.body);
  });

  it.each<[string, Post, [number, string]]>([
    [
      'broken JSON',
      { body: '{"event":"authorize",', headers: { 'content-type': 'application/json' } },
      [400, 'not-json'],
    ],
    ['bytes that are no UTF-8', { body: Buffer.from([0x7b, 0xff, 0x7d]) }, [400, 'not-json']],
    ['a name that stands twice', { body: written('a').replace('{', '{"event":"b",') }, [400, 'not-json']],
    ['something behind the end', { body: `${written('a')}{}` }, [400, 'not-json']],
    [
      'what is nested too deep',
      { body: written('a', { content: JSON.parse('['.repeat(40) + ']'.repeat(40)) }) },
      [400, 'not-json'],
    ],
    ['an empty body', { body: '' }, [400, 'not-json']],
    ['no event', { body: '{"content":{}}' }, [400, 'no-event']],
    ['another app', { body: written('authorize', { client_key: 'aw-another' }) }, [404, 'other-app']],
    ['no app', { body: '{"event":"authorize"}' }, [404, 'other-app']],
    ['gzip', { body: gzipSync(chinese), headers: { 'content-encoding': 'gzip' } }, [415, 'encoded']],
    ['one byte too many', { body: Buffer.alloc(1_048_577, 'a') }, [413, 'too-big']],
    ['one byte too many in chunks', { body: Buffer.alloc(1_048_577, 'a'), chunked: true }, [413, 'too-big']],
    [
      'a wrong signature',
      { body: written('authorize'), secret: `${DEMO_CLIENT_SECRET}0` },
      [401, 'signature'],
    ],
    ['an empty secret', { body: written('authorize'), secret: '' }, [401, 'signature']],
    ['no signature', { body: written('authorize'), secret: null }, [401, 'unsigned']],
  ])('refuses %s', async (_what, what, wanted) => {
    const { length } = await keptEvents(world);
    expect(await outcome(what)).toEqual(wanted);
    expect(await keptEvents(world)).toHaveLength(length);
  });

  it('finds the app by the address or by the body, and only one that is on', async () => {
    const fresh = (note: string) => ({ body: written('create_video', { content: { note } }) });
    expect(await outcome(fresh('by body'), '')).toEqual([200, 'ok']);
    expect(await outcome(fresh('no such app'), '/nobody')).toEqual([404, 'unknown-app']);
    expect(await outcome({ body: 'x' }, '')).toEqual([404, 'unknown-app']);
    const { app } = await appsOf(world).create({
      name: '第二',
      clientKey: 'aw-second',
      clientSecret: 'secret-of-second',
    });
    const second = (body: object, secret: string) =>
      outcome({ body: JSON.stringify({ event: 'authorize', ...body }), secret }, `/${app.id}`);
    expect(await second({ client_key: 'aw-second' }, 'secret-of-second')).toEqual([403, 'switched-off']);
    const { app: on } = await appsOf(world).save(app, { switches: { ...app.switches, webhook: true } });
    // What it was a moment ago is looked at once more.
    await until(
      'the switch',
      async () => (await second({ client_key: 'aw-second' }, 'secret-of-second'))[0] === 200,
    );
    expect(await second({ client_key: 'awsim0000demo' }, 'secret-of-second')).toEqual([404, 'other-app']);
    expect(await second({ client_key: 'aw-second' }, DEMO_CLIENT_SECRET)).toEqual([401, 'signature']);
    await appsOf(world).save(on, { clientSecret: 'a-newer-secret', keepPreviousSecretHours: 1 });
    const newer = { client_key: 'aw-second', log_id: 'newer' };
    await until('the new secret', async () => (await second(newer, 'a-newer-secret'))[0] === 200);
    expect(await second({ client_key: 'aw-second', log_id: 'older' }, 'secret-of-second')).toEqual([
      200,
      'ok',
    ]);
    await world.strapi.moveClock(2 * 3_600_000);
    expect(await second({ client_key: 'aw-second', log_id: 'late' }, 'secret-of-second')).toEqual([
      401,
      'signature',
    ]);
    await world.strapi.moveClock(0);
  });

  it('keeps one delivery once, and the same words under another Msg-Id beside it', async () => {
    const body = written('new_follow_action', {
      from_user_id: 'a',
      to_user_id: 'b',
      content: { action_time: 7 },
    });
    const { length } = await keptEvents(world);
    const copy = (msgId: string) => post({ body, headers: { 'msg-id': msgId } });
    const replies = await Promise.all(Array.from({ length: 6 }, () => copy('m-1')));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await keptEvents(world)).toHaveLength(length + 1);
    await copy('m-2');
    expect(await keptEvents(world)).toHaveLength(length + 2);
  });

  it('leaves other routes as they were', async () => {
    const login = (text: string) =>
      fetch(`${world.strapi.url}/api/auth/local`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      });
    expect(
      (await (await login('{"identifier":"nobody","password":"x"}')).text()).includes('Invalid identifier'),
    ).toBe(true);
    expect((await login('{"identifier":')).status).toBe(400);
    const reply = await ask(`${world.strapi.url}/api/douyin/webhook/${appId}`);
    expect([404, 405]).toContain(reply.status);
  });

  it('notes what it refused, briefly and without a word of it, however many come', async () => {
    const body = JSON.stringify({
      event: 'im_receive_msg',
      content: { phone: '13812345678', name: '王小茶' },
    });
    type Line = Record<string, unknown> & { more: number };
    const lines = async () => (await world.tables('douyin_webhook_refusals').orderBy('id')) as Line[];
    // The others of that second count with whichever line was the last.
    const counted = async () => (await lines()).reduce((sum, { more }) => sum + more + 1, 0);
    // What was refused just before may have taken all lines of its second: the flood begins behind it.
    await until('a second with a line to spare', async () => {
      await post({ body: '{', headers: { 'msg-id': 'ahead of the flood' } });
      await pause(1100);
      return (await lines()).some(({ msg_id: id }) => id === 'ahead of the flood');
    });
    const before = await counted();
    const start = performance.now();
    for (let round = 0; round < 5; round += 1)
      await Promise.all(
        Array.from({ length: 60 }, () => post({ body, secret: 'wrong', headers: { 'msg-id': 'flood' } })),
      );
    expect(await outcome({ body: written('create_video', { log_id: 'within the flood' }) })).toEqual([
      200,
      'ok',
    ]);
    await until('all to be counted', async () => (await counted()) >= before + 300);
    const seconds = (performance.now() - start) / 1000;
    const flood = (await lines()).filter(({ msg_id: id }) => id === 'flood');
    expect(flood.length).toBeGreaterThan(0);
    expect(flood.length).toBeLessThanOrEqual(5 * (Math.ceil(seconds) + 1));
    const all = await lines();
    expect(JSON.stringify(all)).not.toMatch(/13812345678|王小茶/);
    expect(all.find(({ msg_id: id }) => id === 'flood')).toMatchObject({
      reason: 'signature',
      event: 'im_receive_msg',
    });
    expect(all.length).toBeLessThanOrEqual(205);
    const others: [string, Post][] = [
      ['unsigned', { body: written('authorize'), secret: null }],
      ['not-json', { body: '{' }],
      ['other-app', { body: written('authorize', { client_key: 'aw-another' }) }],
    ];
    for (const [reason, what] of others) {
      // In a second of its own there is a line for it.
      await pause(1100);
      await post(what);
      await until(`the line of ${reason}`, async () => (await lines()).at(-1)?.reason === reason);
    }
  });
});
