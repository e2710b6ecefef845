import { signWebhook, verifyWebhook, webhookKey } from './standard-webhook';

// The example of https://github.com/standard-webhooks/standard-webhooks and its libraries.
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const delivery = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  seconds: 1614265330,
  body: '{"test": 2432232314}',
};
const signature = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';

const headers = {
  'webhook-id': delivery.id,
  'webhook-timestamp': String(delivery.seconds),
  'webhook-signature': signature,
};
const at = (nowSeconds: number) => ({ nowSeconds });

it('signs as the specification’s example does', () => {
  expect(signWebhook(secret, delivery)).toBe(signature);
});

it('verifies what it signed, also among other signatures', () => {
  expect(verifyWebhook(secret, headers, delivery.body, at(delivery.seconds))).toBe(true);
  const several = { ...headers, 'webhook-signature': `v1,AAAA ${signature} v2,BBBB` };
  expect(verifyWebhook(secret, several, delivery.body, at(delivery.seconds))).toBe(true);
});

it.each<[string, Partial<typeof headers>, string]>([
  ['another body', {}, '{"test": 2432232315}'],
  ['another id', { 'webhook-id': 'msg_other' }, delivery.body],
  ['another time', { 'webhook-timestamp': String(delivery.seconds + 1) }, delivery.body],
  ['a time that is none', { 'webhook-timestamp': 'soon' }, delivery.body],
  ['no signature', { 'webhook-signature': '' }, delivery.body],
  ['a cut signature', { 'webhook-signature': signature.slice(0, -2) }, delivery.body],
  ['another version', { 'webhook-signature': signature.replace('v1', 'v2') }, delivery.body],
])('refuses %s', (_what, change, body) => {
  expect(verifyWebhook(secret, { ...headers, ...change }, body, at(delivery.seconds))).toBe(false);
});

it('refuses a delivery signed with another secret', () => {
  const other = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
  expect(verifyWebhook(other, headers, delivery.body, at(delivery.seconds))).toBe(false);
});

it('takes deliveries for five minutes before and after', () => {
  const verified = (away: number) =>
    verifyWebhook(secret, headers, delivery.body, at(delivery.seconds + away));
  expect([-301, -300, 300, 301].map(verified)).toEqual([false, true, true, false]);
});

it.each([
  ['without its prefix', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
  ['too short', `whsec_${Buffer.alloc(23).toString('base64')}`],
  ['too long', `whsec_${Buffer.alloc(65).toString('base64')}`],
  ['not base64', 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS!'],
])('knows no secret %s', (_what, written) => {
  expect(webhookKey(written)).toBeNull();
  expect(() => signWebhook(written, delivery)).toThrow('whsec_');
});
