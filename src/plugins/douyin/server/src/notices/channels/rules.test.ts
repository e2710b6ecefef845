import type { ChannelInput } from '../../../../contracts/notice-channels';
import { PluginError } from '../../shared/errors';
import { readChannel, type Stored } from './rules';

const input: ChannelInput = {
  name: '值班群',
  kind: 'webhook',
  emails: [],
  url: 'https://hooks.example/x',
  language: 'zh-Hans',
  minSeverity: 'info',
  enabled: true,
};
const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;

const refusal = (change: Partial<ChannelInput>, stored: Stored = null): string => {
  try {
    readChannel({ ...input, ...change }, stored, []);
  } catch (error) {
    if (error instanceof PluginError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'taken';
};

it('takes a channel with all it needs', () => {
  expect(readChannel({ ...input, secret }, null, [])).toEqual({ ...input, secret });
  const email = { ...input, kind: 'email' as const, emails: ['a@site.example'] };
  expect(readChannel(email, null, [])).toMatchObject({ emails: ['a@site.example'], url: undefined });
});

it('needs an address once, and recipients always', () => {
  expect(refusal({ url: undefined })).toBe('CONFIG_INVALID url: give the address messages go to');
  expect(refusal({ url: undefined }, { kind: 'webhook', hasUrl: true })).toBe('taken');
  expect(refusal({ kind: 'email' })).toBe('CONFIG_INVALID emails: give at least one address');
});

it('keeps a channel’s kind', () => {
  expect(refusal({}, { kind: 'feishu', hasUrl: true })).toContain('CONFIG_INVALID kind: ');
});

it('takes secrets of a form that can sign, where there is something to sign', () => {
  expect(refusal({ secret: 'not-base64-at-all' })).toContain('secret: write it as whsec_');
  expect(refusal({ kind: 'feishu', secret: 'any-secret-of-a-robot' })).toBe('taken');
  expect(refusal({ kind: 'wecom', secret: 'any-secret-of-a-robot' })).toContain(
    'secret: channels of kind wecom',
  );
  expect(refusal({ secret: null })).toBe('taken');
});

it('refuses addresses that are not for messages', () => {
  expect(refusal({ url: 'https://10.0.0.1/' })).toContain(
    'NOTICE_ADDRESS 10.0.0.1:443 is an internal address',
  );
});
