import { copyApplication, type Application } from '../support/application';
import { startMailbox, leaveMailbox, useMailbox, type Mailbox } from '../support/mailbox';
import { alertsOf, lostGrant, noticesIn } from '../support/notices';
import { receiverSecrets, startReceivers, type Receivers } from '../support/receivers';
import { until } from '../support/until';
import { createWorld, storyKeys, type World } from '../support/world';

const nextKeys = `next:${Buffer.alloc(32, 8).toString('base64')}`;
const link = 'https://site.example/douyin/consent?ticket=single0use0ticket';

describe('alerts when the site changes', () => {
  let mailbox: Mailbox;
  let application: Application;
  let receivers: Receivers;
  let world: World;
  let alerts: ReturnType<typeof alertsOf>;
  const notices = () => noticesIn(world.strapi);
  const sealed = async () => {
    const [channels, incidents] = await Promise.all([
      world.tables('douyin_notice_channels').whereNotNull('url_sealed'),
      world.tables('douyin_incidents').whereNotNull('link_sealed'),
    ]);
    return [...channels.flatMap((row) => [row.url_sealed, row.secret_sealed]), incidents[0]?.link_sealed];
  };

  beforeAll(async () => {
    [mailbox, application, receivers] = await Promise.all([
      startMailbox(),
      copyApplication(),
      startReceivers(),
    ]);
    await useMailbox(application, mailbox.port);
    world = await createWorld({
      appDir: application.dir,
      env: { DOUYIN_NOTICE_ALLOWED_HOSTS: receivers.place },
    });
    alerts = alertsOf(world);
    await alerts.add({ kind: 'feishu', url: receivers.url('feishu'), secret: receiverSecrets.feishu });
    await alerts.add({ name: '值班邮箱', kind: 'email', emails: ['duty@site.example'] });
  });
  afterAll(async () => {
    await world?.close();
    await Promise.all([receivers?.close(), mailbox?.close(), application?.drop()]);
  });

  it('seals addresses, secrets and links anew with a new key, and sends as before', async () => {
    await notices().raise({ ...lostGrant, link });
    await until('the message', async () => receivers.taken('/feishu').length === 1);
    expect(await sealed()).toEqual(Array(3).fill(expect.stringMatching(/^s1\.story\./)));
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `${nextKeys},${storyKeys}` });
    await until('the new seals', async () => (await sealed()).every((value) => value.startsWith('s1.next.')));
    await world.admin.register();
    await notices().recover();
    await until('the end', async () => receivers.taken('/feishu').length === 2);
    await until('both mails', async () => mailbox.mails().length === 2);
  });

  it('still tells by e-mail that the keys are wrong, though no sealed address can be read', async () => {
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `wrong:${Buffer.alloc(32, 1).toString('base64')}` });
    await world.admin.register();
    receivers.forget();
    await notices().raise({
      key: 'keys-locked',
      kind: 'keys-locked',
      severity: 'critical',
      subject: { type: 'site', id: 'site', name: '河畔书店' },
    });
    await until('the mail', async () => mailbox.mails().length === 3);
    await notices().drain();
    const [incident] = await alerts.list('open');
    expect(incident?.told).toMatchObject([
      { channel: '值班群', state: 'failed', code: 'CONFIG_KEYS_LOCKED' },
      { channel: '值班邮箱', state: 'sent', code: null },
    ]);
    expect(receivers.asked()).toEqual([]);
  });

  it('sends again what a process that was killed had begun to send, and the end after it', async () => {
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: `${nextKeys},${storyKeys}` });
    receivers.slowNext(5000);
    await notices().raise({ ...lostGrant, key: 'killed' });
    await until('the first try', async () => receivers.asked().length === 1);
    await world.strapi.kill();
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: nextKeys });
    await world.strapi.moveClock(61_000);
    await until('the second try', async () => receivers.asked().length === 2);
    await notices().drain();
    await notices().recover('killed');
    await until('the end', async () => receivers.asked().length === 3);
    await world.strapi.moveClock(0);
    const incident = (await alerts.list()).find(({ told }) => told.length === 4);
    const robot = incident?.told.filter(({ channel }) => channel === '值班群');
    expect(robot?.map(({ phase, state }) => [phase, state])).toEqual([
      ['opened', 'sent'],
      ['recovered', 'sent'],
    ]);
  });

  it('says what Strapi says where nobody set up a mail server', async () => {
    await leaveMailbox(application);
    await world.restart({ DOUYIN_ENCRYPTION_KEYS: nextKeys });
    await world.admin.register();
    const channels = await alerts.channels();
    const email = channels.find(({ kind }) => kind === 'email');
    if (!email) throw new Error('The channel is gone');
    const { lastDelivery } = await alerts.test(email);
    expect(lastDelivery).toMatchObject({ ok: false, code: 'NOTICE_UNDELIVERED' });
    expect(lastDelivery?.message).toContain('Strapi could not send the e-mail: can not resolve Mx');
  });
});
