import { allowedAvatar } from './avatar';

const hosts = ['*.douyinpic.com', 'img.example.com'];

it.each([
  'https://p3.douyinpic.com/aweme/100x100/a.jpeg?from=1',
  'https://a.b.douyinpic.com/x',
  'https://P3.DOUYINPIC.COM/x',
  'https://img.example.com/x',
])('shows %s', (url) => {
  expect(allowedAvatar(url, hosts)).toBe(url);
});

it.each([
  ['nothing', null],
  ['an empty text', ''],
  ['no address', 'p3.douyinpic.com/x'],
  ['http', 'http://p3.douyinpic.com/x'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:image/svg+xml,<svg/>'],
  ['a blob', 'blob:https://p3.douyinpic.com/x'],
  ['another host', 'https://evil.example/x'],
  ['the bare domain of a wildcard', 'https://douyinpic.com/x'],
  ['a host that ends alike', 'https://evildouyinpic.com/x'],
  ['a longer host', 'https://p3.douyinpic.com.evil.example/x'],
  ['a sub-domain of an exact host', 'https://a.img.example.com/x'],
  ['an allowed host as the user', 'https://p3.douyinpic.com@evil.example/x'],
  ['a user', 'https://evil@p3.douyinpic.com/x'],
  ['a password', 'https://:evil@p3.douyinpic.com/x'],
  ['another port', 'https://p3.douyinpic.com:8443/x'],
  ['this machine', 'https://127.0.0.1/x'],
])('shows nothing for %s', (_what, url) => {
  expect(allowedAvatar(url, hosts)).toBeNull();
});

it('shows nothing while no host is allowed', () => {
  expect(allowedAvatar('https://p3.douyinpic.com/x', [])).toBeNull();
});
