import { consentPage, forwardPage, type Question } from './consent';
import { en } from './en';
import { faultPage } from './fault';
import { loginPage } from './login';
import { sitesPage, type SiteLine } from './sites';
import { fill } from './texts';
import { zh } from './zh';

const evil = '<img src=x onerror=alert(1)>"\'';
const question: Question = {
  action: '/oauth/interaction/abc',
  site: { name: 'Shop', logo: null, homepage: 'https://shop.example/about' },
  person: { id: 7, name: '小河' },
  scopes: ['userinfo', 'phone'],
  address: 'https://shop.example/cb?x=1',
  otherAccount: '/login?redirect=%2Fa&again=1',
};
const html = (change: Partial<Question> = {}, texts = zh) =>
  consentPage(texts, 'nonce', { ...question, ...change }).html;

it('has the same words in both languages, none empty', () => {
  const keys = (words: object): string[] =>
    Object.entries(words).flatMap(([name, word]) =>
      typeof word === 'string' ? [`${name}${word ? '' : ' is empty'}`] : keys(word as object),
    );
  expect(keys(en)).toEqual(keys(zh));
});

it('names who asks, what for, and where the person goes', () => {
  const page = html();
  for (const text of [
    '「Shop」',
    '小河',
    '<strong>shop.example</strong>',
    zh.scopes.userinfo,
    zh.scopes.phone,
  ])
    expect(page).toContain(text);
  expect(page).toContain('name="scope" value="phone" checked');
  expect(page).not.toContain('value="userinfo"');
});

it.each([
  ['https://shop.example/cb', []],
  ['http://shop.example/cb', [zh.consent.insecure]],
  ['http://localhost:3000/cb', [zh.consent.local]],
  ['com.example.app:/cb', []],
])('warns of %s as it is due', (address, warnings) => {
  const shown = [zh.consent.insecure, zh.consent.local].filter((text) => html({ address }).includes(text));
  expect(shown).toEqual(warnings);
});

it('shows the scheme of an app in place of a host', () => {
  expect(html({ address: 'com.example.app:/cb' })).toContain('<strong>com.example.app:</strong>');
});

it('lets nothing in its values run', () => {
  const line: SiteLine = {
    id: evil,
    name: evil,
    homepage: null,
    scopes: [evil],
    consentedAt: new Date(0),
    lastUsedAt: new Date(0),
  };
  const view = { path: '/oauth/sites', name: evil, sites: [line], asked: null, done: evil };
  const pages = [
    html({
      site: { name: evil, logo: evil, homepage: `https://${evil}` },
      person: { id: 1, name: evil },
      action: evil,
    }),
    sitesPage(zh, 'nonce', view).html,
    sitesPage(zh, 'nonce', { ...view, asked: line }).html,
    forwardPage(zh, 'nonce', `/oauth/authorize/${evil}</script>`).html,
    loginPage(zh, 'nonce', {
      douyin: evil,
      hasPassword: true,
      place: `/${evil}</script>`,
      paths: { exchange: '/a', local: '/b', session: '/c' },
    }).html,
    faultPage(zh, 'nonce', { name: 'bad-request', code: evil }).html,
  ];
  for (const page of pages) {
    expect(page).not.toContain('<img src=x');
    expect(page.match(/<\/script>/g)?.length ?? 0).toBeLessThanOrEqual(1);
  }
});

it('says when nobody can log in, and leaves the password away where it is off', () => {
  const choice = { place: '/', paths: { exchange: '', local: '', session: '' } };
  const draw = (douyin: string | null, hasPassword: boolean) =>
    loginPage(en, 'nonce', { ...choice, douyin, hasPassword }).html;
  expect(draw(null, false)).toContain(en.login.closed);
  expect(draw('/douyin/login', false)).not.toContain('type="password"');
  expect(draw(null, true)).toContain('type="password"');
});

it('answers a fault with its status, leads nowhere, and shows a sentence in either language', () => {
  const page = faultPage(en, 'nonce', { name: 'no-client' });
  expect(page.status).toBe(404);
  expect(page.html).toContain(en.faults['no-client']);
  expect(page.html).not.toContain('<a ');
  expect(faultPage(zh, 'nonce', { name: 'broken' }).html).toContain(zh.faults.other);
});

it('fills only the names it is given', () => {
  expect(fill('{a} and {b}', { a: 'x' })).toBe('x and {b}');
});
