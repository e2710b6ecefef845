import type { Context } from 'koa';
import { isListed, mayPass } from './gate';

it.each([
  ['127.0.0.1', '127.0.0.1', true],
  ['::ffff:127.0.0.1', '127.0.0.1', true],
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.1.2.3', '10.0.0.0/8', false],
  ['fd00::7', 'fd00::/8', true],
  ['2001:db8::7', 'fd00::/8', false],
  ['10.1.2.3', 'fd00::/8', false],
  ['', '0.0.0.0/0', false],
  ['nobody', '0.0.0.0/0', false],
])('%s is in %s: %s', (ip, listed, isIn) => {
  expect(isListed([listed], ip)).toBe(isIn);
});

/** A request as Koa gives it: from where, and what proxies say. */
const from = (remoteAddress: string, headers: Record<string, string> = {}, proxy = false) =>
  ({
    app: { proxy },
    headers,
    req: { socket: { remoteAddress } },
    get: (name: string) => headers[name] ?? '',
  }) as unknown as Context;

it('lets nobody pass by default', () => {
  expect(mayPass(from('127.0.0.1'), [], 1)).toBe(false);
});

it('believes the address of the connection where no proxy stands between', () => {
  expect(mayPass(from('127.0.0.1'), ['127.0.0.1'], 1)).toBe(true);
  expect(mayPass(from('203.0.113.7'), ['127.0.0.1'], 1)).toBe(false);
});

it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])(
  'believes nothing behind a proxy it was not told of: %s',
  (name) => {
    expect(mayPass(from('127.0.0.1', { [name]: '127.0.0.1' }), ['127.0.0.1'], 1)).toBe(false);
  },
);

it('takes behind proxies the entry that ours added, not what the visitor wrote', () => {
  const forwarded = { 'x-forwarded-for': '10.0.0.7, 203.0.113.7' };
  expect(mayPass(from('127.0.0.1', forwarded, true), ['10.0.0.7', '127.0.0.1'], 1)).toBe(false);
  expect(mayPass(from('127.0.0.1', forwarded, true), ['203.0.113.0/24'], 1)).toBe(true);
});
