import type { ChannelView } from '../../../contracts/notice-channels';
import {
  blankChannel,
  channelErrors,
  channelValues,
  findChannelErrors,
  newWebhookSecret,
  toChannelInput,
} from './channel-values';

const stored: ChannelView = {
  id: 'c1',
  name: '值班群',
  kind: 'feishu',
  emails: [],
  address: { origin: 'https://open.feishu.cn', lastFour: 'wxyz', fingerprint: '0123456789abcdef' },
  secret: { lastFour: 'abcd', fingerprint: '0123456789abcdef' },
  language: 'zh-Hans',
  minSeverity: 'warning',
  enabled: true,
  lastDelivery: null,
  revision: 3,
};

it('keeps address and secret of a stored channel that nobody typed anew', () => {
  const input = toChannelInput(channelValues(stored));
  expect(input).toEqual({
    name: '值班群',
    kind: 'feishu',
    emails: [],
    language: 'zh-Hans',
    minSeverity: 'warning',
    enabled: true,
  });
  expect(findChannelErrors(channelValues(stored), stored)).toEqual({});
});

it('sends a new secret, or drops the old one when asked to', () => {
  const values = channelValues(stored);
  expect(toChannelInput({ ...values, secret: ' new-secret-1 ', dropSecret: true }).secret).toBe(
    'new-secret-1',
  );
  expect(toChannelInput({ ...values, dropSecret: true }).secret).toBeNull();
});

it('sends nothing that the kind does not have', () => {
  const typed = { ...blankChannel, name: 'x', url: 'https://hooks.example', secret: 'secret-of-robots' };
  expect(toChannelInput({ ...typed, emails: 'a@site.example' })).not.toHaveProperty('url');
  expect(toChannelInput({ ...typed, kind: 'wecom', emails: 'a@site.example' })).toMatchObject({ emails: [] });
  expect(toChannelInput({ ...typed, kind: 'wecom' })).not.toHaveProperty('secret');
});

it('reads recipients however they are separated', () => {
  const emails = 'a@site.example, b@site.example；c@site.example\nd@site.example';
  expect(toChannelInput({ ...blankChannel, emails }).emails).toEqual([
    'a@site.example',
    'b@site.example',
    'c@site.example',
    'd@site.example',
  ]);
});

it('finds what a channel cannot do without', () => {
  expect(findChannelErrors(blankChannel, null)).toEqual({ name: true, emails: true });
  expect(findChannelErrors({ ...blankChannel, name: 'x', kind: 'webhook' }, null)).toEqual({ url: true });
  const typed = { ...blankChannel, name: 'x', emails: 'nobody', kind: 'email' as const };
  expect(findChannelErrors(typed, null)).toEqual({ emails: true });
});

it('marks fields by the paths of a refusal', () => {
  expect(channelErrors(['emails.0', 'url', 'elsewhere'])).toEqual({ emails: true, url: true });
});

it('makes secrets of 32 bytes that differ', () => {
  const [one, other] = [newWebhookSecret(), newWebhookSecret()];
  expect(one).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(one).not.toBe(other);
});
