import { PluginError } from '../shared/errors';
import { backAt, readRedirect, withQuery } from './redirect';

const origins = ['https://shop.example', 'http://localhost:3000/', 'https://m.shop.example:8443'];

describe('where a visitor goes after login', () => {
  it.each([undefined, ''])('is our own page when %p is asked', (written) => {
    expect(readRedirect(written, origins)).toBeNull();
  });

  it.each([
    '/welcome',
    '/',
    '/welcome?from=douyin&x=%2F%2Fevil.example#top',
    '/欢迎',
    '/a//b',
    'https://shop.example/done?x=1',
    'https://shop.example:443/',
    'https://SHOP.example/',
    'http://localhost:3000/cb',
    'https://m.shop.example:8443/cb',
  ])('may be %s', (written) => {
    expect(readRedirect(written, origins)).toBe(
      written.startsWith('/') ? written : new URL(written).toString(),
    );
  });

  it.each([
    ['another origin', 'https://evil.example/'],
    ['no scheme', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a backslash', '/\\evil.example'],
    ['two backslashes', '\\\\evil.example'],
    ['a slash and a tab', '/\t/evil.example'],
    ['a line break', '/ok\r\nLocation: https://evil.example'],
    ['a zero byte', '/ok\0'],
    ['a blank in front', ' https://shop.example/'],
    ['a blank in front of two slashes', ' //evil.example'],
    ['one slash after the scheme', 'https:/evil.example'],
    ['no slash after the scheme', 'https:evil.example'],
    ['a scheme with a backslash', 'https:\\\\evil.example'],
    ['a user that looks like the host', 'https://shop.example@evil.example/'],
    ['a user at an allowed host', 'https://evil@shop.example/'],
    ['a password at an allowed host', 'https://:evil@shop.example/'],
    ['a longer host', 'https://shop.example.evil.example/'],
    ['a host that ends alike', 'https://evil-shop.example/'],
    ['a sub-domain', 'https://a.shop.example/'],
    ['a dot after the host', 'https://shop.example./'],
    ['another port', 'https://shop.example:444/'],
    ['another scheme', 'http://shop.example/'],
    ['a fragment at another origin', 'https://shop.example/#x'],
    ['a script', 'javascript:alert(1)'],
    ['a script that looks like a path', 'JavaScript:/welcome'],
    ['data', 'data:text/html,hi'],
    ['a blob of an allowed origin', 'blob:https://shop.example/8f3a'],
    ['a file', 'file:///etc/passwd'],
    ['a relative path', 'welcome'],
    ['dots', '../admin'],
    ['an exchange code of its own', '/welcome?exchange_code=abc'],
    ['an encoded name of the exchange code', '/welcome?exchange%5Fcode=abc'],
    ['an exchange code at an allowed origin', 'https://shop.example/?exchange_code=abc'],
    ['a state of its own', '/welcome?state=abc'],
    ['an error of its own', '/welcome?error=abc'],
    ['a tab in the host', 'https://shop.exa\tmple/'],
    ['an ideographic blank', '/ok\u3000'],
    ['text turned around', '/\u202egro.live//'],
    ['a blank of no width', '/\u200b/evil.example'],
    ['a full-width dot in the host', 'https://shop．example．evil.example/'],
    ['a host in another script', 'https://shоp.example/'],
    ['an encoded host', 'https://shop.example%2Eevil.example/'],
    ['an encoded at sign', 'https://shop.example%40evil.example/'],
    ["a question mark as the host's end", 'https://evil.example?https://shop.example/'],
    ["a hash as the host's end", 'https://evil.example#https://shop.example/'],
    ['a semicolon', 'https://shop.example;evil.example/'],
    ['a deleted character', '/\u007f/evil.example'],
    ['a line separator', '/ok\u2028https://evil.example'],
    ['websocket', 'wss://shop.example/'],
    ['an about page', 'about:blank'],
    ['an address without a scheme', 'shop.example/welcome'],
    ['an IPv6 host', 'https://[::1]/'],
    ['a number as the host', 'https://2130706433/'],
    ['2001 characters', `/${'a'.repeat(2000)}`],
    ['a host that cannot be', 'https://[shop.example/'],
  ])('is never given by %s', (_what, written) => {
    expect(() => readRedirect(written, origins)).toThrow(PluginError);
    expect(() => readRedirect(written, origins)).toThrow(/DOUYIN_REDIRECT_ORIGINS/);
  });

  it('stays on this site whatever a path looks like', () => {
    for (const path of [
      '/.//evil.example',
      '/%2F/evil.example',
      '/@evil.example',
      '/／evil.example',
      '/:80',
      '/x/../..//evil.example',
    ]) {
      const kept = readRedirect(path, origins) ?? '';
      expect(new URL(kept, 'https://site.example').host).toBe('site.example');
    }
  });

  it('is no other origin at all when none is listed', () => {
    expect(() => readRedirect('https://shop.example/', [])).toThrow(PluginError);
    expect(readRedirect('/welcome', [])).toBe('/welcome');
  });
});

it.each([
  ['/welcome', '/welcome?exchange_code=a%2Bb'],
  ['/welcome?x=1', '/welcome?x=1&exchange_code=a%2Bb'],
  ['/welcome#top', '/welcome?exchange_code=a%2Bb#top'],
  ['/welcome?x=1#top?y', '/welcome?x=1&exchange_code=a%2Bb#top?y'],
  ['/welcome#a#b', '/welcome?exchange_code=a%2Bb#a#b'],
  ['https://shop.example/', 'https://shop.example/?exchange_code=a%2Bb'],
])('the exchange code goes into the query of %s', (target, expected) => {
  expect(withQuery(target, { exchange_code: 'a+b', state: null })).toBe(expected);
});

it("goes back with the caller's own state, and to our page without a target", () => {
  expect(backAt({ redirectTo: '/welcome?x=1#top', callerState: 'a b' })).toBe('/welcome?x=1&state=a%20b#top');
  expect(backAt({ redirectTo: '/welcome', callerState: null })).toBe('/welcome');
  expect(backAt({ redirectTo: null, callerState: 'a' })).toBeNull();
});
