import { DEMO_CLIENT_KEY } from '../../../../../../../../simulator';
import { refusalOf } from '../../test-rig';
import { startApis, type ApisRig } from './test-rig';

const nobody = { accessToken: '', openId: '' };

let rig: ApisRig;
beforeEach(async () => {
  rig = await startApis();
});
afterEach(() => rig.simulator.close());

it('switches one event off and on, and tells how each stands', async () => {
  const isOn = async (event: string) =>
    (await rig.ask('eventStatusList', nobody, {})).events.find((one) => one.event === event)?.isOn;
  expect([await isOn('new_follow_action'), await isOn('authorize')]).toEqual([true, true]);
  await rig.ask('eventStatusUpdate', nobody, { event: 'new_follow_action', isOn: false });
  expect([await isOn('new_follow_action'), await isOn('authorize')]).toEqual([false, true]);
  await rig.ask('eventStatusUpdate', nobody, { event: 'new_follow_action', isOn: true });
  expect(await isOn('new_follow_action')).toBe(true);
});

it('has a made-up event delivered, once, and passes a refusal on', async () => {
  await rig.steer(`apps/${DEMO_CLIENT_KEY}`, { webhook_url: `${rig.simulator.url}/nowhere` }, 'PATCH');
  await rig.ask('eventSend', nobody, { event: 'authorize' });
  const reply = await fetch(`${rig.simulator.url}/_sim/webhooks`);
  const { deliveries } = (await reply.json()) as { deliveries: { event: string }[] };
  expect(deliveries.map(({ event }) => event)).toEqual(['verify_webhook', 'authorize']);
  expect((await refusalOf(rig.ask('eventSend', nobody, { event: 'no_such_event' }))).code).toBe(
    'API_PARAMETER',
  );
  expect(await rig.calls('webhook_event_send')).toBe(2);
});
