import { readFileSync } from 'node:fs';
import { copyApplication, type Application } from '../support/application';
import { readMail, startMailbox, useMailbox, type Mailbox } from '../support/mailbox';
import { alertsOf, lostGrant, noticesIn } from '../support/notices';
import { receiverKey, receiverSecrets, startReceivers, type Receivers } from '../support/receivers';
import { auditLines } from '../support/session';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const link = 'https://site.example/douyin/consent?ticket=single0use0ticket0of0the0story';
const ticket = 'single0use0ticket0of0the0story';

/** Names of this machine but `localhost`, which is refused before anybody looks it up. */
const insideNames = [...readFileSync('/etc/hosts', 'utf8').matchAll(/^127\.\S+\s+(\S+)/gm)]
  .map(([, name = '']) => name)
  .filter((name) => name !== 'localhost')
  .slice(0, 1);

type Failure = { error: { message: string; details: { code: string } } };

describe('channels of alerts', () => {
  let mailbox: Mailbox;
  let application: Application;
  let receivers: Receivers;
  let world: World;
  let alerts: ReturnType<typeof alertsOf>;
  const notices = () => noticesIn(world.strapi);

  beforeAll(async () => {
    [mailbox, application, receivers] = await Promise.all([
      startMailbox(),
      copyApplication(),
      startReceivers(),
    ]);
    await useMailbox(application, mailbox.port);
    world = await createWorld({
      appDir: application.dir,
      env: { DOUYIN_NOTICE_ALLOWED_HOSTS: receivers.place, STRAPI_LOG_LEVEL: 'silly' },
    });
    alerts = alertsOf(world);
  });
  afterEach(async () => {
    for (const channel of await alerts.channels()) await alerts.remove(channel);
    receivers.forget();
  });
  afterAll(async () => {
    await world?.close();
    await Promise.all([receivers?.close(), mailbox?.close(), application?.drop()]);
  });

  it.each(['feishu', 'dingtalk', 'wecom'] as const)(
    'tells a robot of %s in its own form, signed as it wants, with the link for the owner',
    async (kind) => {
      const secret = kind === 'wecom' ? undefined : receiverSecrets[kind];
      const channel = await alerts.add({ kind, url: receivers.url(kind), secret });
      expect((await alerts.test(channel)).lastDelivery).toMatchObject({
        ok: true,
        test: true,
        message: null,
      });
      expect(receivers.taken(`/${kind}`)[0]?.body).toContain('「值班群」可以使用');
      await notices().raise({ ...lostGrant, link });
      await until('the message', async () => receivers.taken(`/${kind}`).length === 2);
      const { body = '' } = receivers.taken(`/${kind}`)[1] ?? {};
      for (const words of ['账号需要重新授权', '「小禾」的授权已失效', '由账号的主人打开以重新授权', link])
        expect(body).toContain(words);
      await notices().recover();
      await until('the end', async () => receivers.taken(`/${kind}`).length === 3);
      expect(receivers.taken(`/${kind}`)[2]?.body).toContain('【已恢复】');
      expect(receivers.asked()).toHaveLength(3);
    },
  );

  it.each(['feishu', 'dingtalk'] as const)(
    'says in the panel what a robot of %s has against a signature',
    async (kind) => {
      const channel = await alerts.add({ kind, url: receivers.url(kind), secret: 'another-secret-1' });
      const { lastDelivery } = await alerts.test(channel);
      expect(lastDelivery).toMatchObject({ ok: false, code: 'NOTICE_UNDELIVERED' });
      expect(lastDelivery?.message).toMatch(/did not take the message: \d+ sign (not )?match/);
      expect(receivers.taken()).toEqual([]);
    },
  );

  it('tries again later when a robot says too often', async () => {
    await alerts.add({ kind: 'wecom', url: receivers.url('wecom') });
    receivers.failNext(1, 200, { errcode: 45009, errmsg: 'api freq out of limit' });
    await notices().raise();
    await until('the first try', async () => receivers.asked().length === 1);
    await notices().drain();
    expect((await alerts.list('open'))[0]?.told).toMatchObject([{ state: 'waiting' }]);
    await world.strapi.moveClock(31_000);
    await until('the second try', async () => receivers.taken('/wecom').length === 1);
    await notices().recover();
    await until('the end', async () => receivers.taken('/wecom').length === 2);
    await world.strapi.moveClock(0);
  });

  it('sends e-mail through Strapi’s provider, in the language of the channel', async () => {
    const emails = ['duty@site.example', 'boss@site.example'];
    const channel = await alerts.add({ kind: 'email', emails, language: 'en', name: 'Duty' });
    expect(channel).toMatchObject({ emails, address: null, secret: null });
    await notices().raise({ ...lostGrant, link });
    await until('the mail', async () => mailbox.mails().length === 1);
    const [mail] = mailbox.mails();
    expect(mail?.to).toEqual(emails);
    const text = readMail(mail ?? { data: '' });
    for (const words of [
      'An account must be authorised again',
      'The grant of “小禾” is lost',
      link,
      `${world.front.url}/admin/plugins/douyin/notices`,
    ])
      expect(text).toContain(words);
    await notices().recover();
    await until('the end', async () => mailbox.mails().length === 2);
  });

  it('says why when the e-mail provider cannot send', async () => {
    mailbox.refuse();
    const channel = await alerts.add({ kind: 'email', emails: ['nobody@site.example'] });
    const { lastDelivery } = await alerts.test(channel);
    expect(lastDelivery).toMatchObject({ ok: false, test: true, code: 'NOTICE_UNDELIVERED' });
    expect(lastDelivery?.message).toMatch(/^Strapi could not send the e-mail: Failed to deliver mail/);
  });

  it('row 49, outgoing webhooks: tells machines by a signed webhook, without the owner’s link', async () => {
    const { webhook: secret } = receiverSecrets;
    const channel = await alerts.add({ url: receivers.url('webhook'), secret });
    await alerts.test(channel);
    await notices().raise({ ...lostGrant, link });
    await until('the message', async () => receivers.taken('/webhook').length === 2);
    const bodies = receivers.taken('/webhook').map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ type }) => type)).toEqual(['douyin.notice.test', 'douyin.notice.opened']);
    expect(JSON.stringify(bodies)).not.toContain(ticket);
    await notices().recover();
    await until('the end', async () => receivers.taken('/webhook').length === 3);
    const unsigned = await alerts.trySave(channel, { url: receivers.url('webhook'), secret: null });
    expect(unsigned.json()).toMatchObject({ data: { secret: null } });
    const { lastDelivery } = await alerts.test(channel);
    expect(lastDelivery?.message).toContain('HTTP 401');
  });

  it('tells a channel only what is bad enough for it, and nothing while it is off', async () => {
    const quiet = await alerts.add({ kind: 'wecom', url: receivers.url('wecom'), minSeverity: 'critical' });
    const off = { url: receivers.url('webhook'), secret: receiverSecrets.webhook, enabled: false };
    await alerts.add(off);
    await notices().raise({ ...lostGrant, severity: 'warning' });
    await notices().drain();
    await notices().recover();
    await notices().raise();
    await until('the message', async () => receivers.asked().length > 0);
    await notices().drain();
    await alerts.trySave(quiet, { name: quiet.name, enabled: false });
    await notices().recover();
    await notices().drain();
    expect(receivers.asked().map(({ path: where }) => where)).toEqual(['/wecom']);
  });

  it.each([
    ['an internal address', 'https://192.168.1.10/hook', '192.168.1.10:443 is an internal address'],
    [
      'this machine, but for what is allowed',
      'https://127.0.0.1:1/hook',
      '127.0.0.1:1 is an internal address',
    ],
    ['plain http', 'http://hooks.example/hook', 'messages go out by https only'],
    ['the cloud’s own data', 'https://169.254.169.254/latest', '169.254.169.254:443 is an internal address'],
    ['another kind’s robot', 'https://oapi.dingtalk.com/robot/send', 'another kind of channel (dingtalk)'],
  ])('refuses %s with a sentence when it is entered', async (_what, url, sentence) => {
    const reply = await alerts.tryAdd({ kind: 'feishu', url });
    expect(reply.status).toBe(400);
    expect(reply.json<Failure>().error).toMatchObject({ details: { code: 'NOTICE_ADDRESS' } });
    expect(reply.json<Failure>().error.message).toContain(sentence);
  });

  for (const name of insideNames)
    it(`refuses to connect to ${name}, which leads inside, and does not try again`, async () => {
      await alerts.add({ url: `https://${name}/hook` });
      await notices().raise({ ...lostGrant, key: 'inside' });
      await notices().drain();
      const [incident] = await alerts.list('open');
      expect(incident?.told).toMatchObject([{ state: 'failed', code: 'NOTICE_ADDRESS' }]);
      const [channel] = await alerts.channels();
      expect(channel?.lastDelivery?.message).toContain('is an internal address');
      await notices().recover('inside');
    });

  it('refuses what cannot work, and names the field', async () => {
    const refusals = await Promise.all([
      alerts.tryAdd({ kind: 'email' }),
      alerts.tryAdd({ kind: 'feishu' }),
      alerts.tryAdd({ url: receivers.url('webhook'), secret: 'not-a-webhook-secret' }),
      alerts.tryAdd({ kind: 'email', emails: ['not an address'] }),
      alerts.tryAdd({ name: ' ', url: receivers.url('webhook') }),
    ]);
    const fields = refusals.map((reply) => reply.json<Failure>().error.message.split(':')[0]);
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400]);
    expect(fields).toEqual(['emails', 'url', 'secret', 'emails.0', 'name']);
  });

  it('notices that somebody else saved meanwhile', async () => {
    const channel = await alerts.add({ kind: 'wecom', url: receivers.url('wecom') });
    expect((await alerts.trySave(channel, { name: '一' })).status).toBe(200);
    const late = await alerts.trySave(channel, { name: '二' });
    expect(late.json<Failure>().error.details.code).toBe('CONFIG_STALE');
    expect((await alerts.channels())[0]).toMatchObject({ name: '一', revision: 2 });
  });

  it('may be read with one permission and changed with another; changes are in the audit', async () => {
    const channel = await alerts.add({ kind: 'wecom', url: receivers.url('wecom') });
    await notices().raise({ ...lostGrant, key: 'permissions' });
    const [incident] = await alerts.list('open');
    const reader = await world.admin.colleague('reader', ['plugin::douyin.notice.read']);
    const stranger = await world.admin.colleague('stranger', ['plugin::douyin.app.read']);
    const asked = (admin: typeof reader) =>
      Promise.all(
        [
          ['GET', '/douyin/notices'],
          ['GET', '/douyin/notice-channels'],
          ['POST', `/douyin/notices/${incident?.id}/acknowledge`],
          ['POST', '/douyin/notice-channels'],
          ['PUT', `/douyin/notice-channels/${channel.id}`],
          ['POST', `/douyin/notice-channels/${channel.id}/test`],
          ['DELETE', `/douyin/notice-channels/${channel.id}`],
        ].map(async ([method = '', where = '']) => (await admin.call(method, where)).status),
      );
    expect(await asked(reader)).toEqual([200, 200, 403, 403, 403, 403, 403]);
    expect(await asked(stranger)).toEqual(Array(7).fill(403));
    await alerts.trySave(channel, { minSeverity: 'warning', url: receivers.url('wecom') });
    await alerts.remove(channel);
    const lines = await auditLines(world, `&target=${channel.id}`);
    expect(lines.map(({ action, details }) => [action, details])).toEqual([
      ['notice-channel.deleted', {}],
      ['notice-channel.updated', { fields: ['minSeverity', 'url'] }],
      ['notice-channel.created', { kind: 'wecom' }],
    ]);
    await notices().recover('permissions');
  });

  it('shows and logs neither addresses nor secrets nor links', async () => {
    for (const kind of ['feishu', 'dingtalk'] as const)
      await alerts.add({ kind, url: receivers.url(kind), secret: receiverSecrets[kind] });
    await alerts.add({ url: receivers.url('webhook'), secret: receiverSecrets.webhook });
    receivers.failNext(2, 500, { code: 1, msg: `no ${receiverKey}` });
    await notices().raise({ ...lostGrant, key: 'leaks', link, facts: { text: 'act.canary0canary0canary' } });
    await until('three tries', async () => receivers.asked().length === 3);
    await notices().drain();
    const answers = await Promise.all(
      ['notices?state=all', 'notice-channels', 'audit?pageSize=100', 'overview'].map((where) =>
        world.admin.call('GET', `/douyin/${where}`),
      ),
    );
    const tables = ['douyin_incidents', 'douyin_notice_channels', 'douyin_notice_deliveries', 'douyin_jobs'];
    const stored = await Promise.all(tables.map((table) => world.tables(table).select('*')));
    const seen = {
      log: world.strapi.output(),
      answers: world.front
        .answers()
        .map(({ body, headers }) => body + headers)
        .join('\n'),
      requests: world.front.seen().join('\n'),
      tables: JSON.stringify(stored),
    };
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(seen.tables).toContain('s1.story.');
    for (const [where, text] of Object.entries(seen))
      for (const secret of [...Object.values(receiverSecrets), receiverKey, ticket, 'canary0canary'])
        expect([where, secret, text.includes(secret)]).toEqual([where, secret, false]);
    const [feishu] = await alerts.channels();
    expect(feishu).toMatchObject({
      address: { origin: `http://${receivers.place}`, lastFour: receiverKey.slice(-4) },
      secret: {
        lastFour: receiverSecrets.feishu.slice(-4),
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    });
    const over = (await alerts.list('open'))[0];
    expect(over?.facts).toEqual({ text: '[redacted]' });
    await notices().recover('leaks');
    const [row] = await world.tables('douyin_incidents').where({ document_id: over?.id });
    expect(row).toMatchObject({ link_sealed: null, open_key: null });
  });
});
