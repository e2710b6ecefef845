import { readFileSync } from 'node:fs';
import path from 'node:path';
import { judgeRedirect, readSwitches } from './judge';

type Case = {
  id: string;
  why: string;
  whitelist: string;
  blacklist: string;
  env: Record<string, string | undefined>;
  redirect_uri: unknown;
  expect: 'allow' | 'deny';
};

const table = path.resolve('test/redirect-cases.json');
const cases = JSON.parse(readFileSync(table, 'utf8')) as Case[];

const verdictOf = ({ whitelist, blacklist, env, redirect_uri: address }: Case) =>
  judgeRedirect(address, {
    whitelist,
    blacklist,
    ...readSwitches(env.OAUTH_ALLOW_ANY_REDIRECT_URI, env.OAUTH_ALLOW_LOCAL_REDIRECT_URI),
  });

it.each(cases.map((row) => [row.id, row.why, row] as const))('%s: %s', (_id, _why, row) => {
  expect(verdictOf(row)).toMatchObject({ allowed: row.expect === 'allow' });
});

const rules = { whitelist: '', blacklist: '', allowAny: false, allowLocal: false };
const site = 'https://app.example.com/cb';

it.each([
  ['exact', { whitelist: `${site}, https://app.example.com/*` }, site, site],
  ['prefix', { whitelist: 'https://app.example.com/*,*' }, site, 'https://app.example.com/*'],
  ['star', { whitelist: '*' }, site, '*'],
  ['any', { allowAny: true }, site, null],
  ['local', { allowLocal: true }, 'http://localhost:3000/cb', null],
  ['blacklist', { whitelist: site, blacklist: 'https://app.*' }, site, 'https://app.*'],
  ['none', { whitelist: 'https://other.example.com/cb' }, site, null],
])('says that %s decided, and by which entry', (rule, given, address, entry) => {
  expect(judgeRedirect(address, { ...rules, ...given })).toMatchObject({ rule, entry, fault: null });
});

it.each([
  ['https://app.example.com/cb#x', 'fragment'],
  ['https://APP.example.com/cb', 'not-canonical'],
  ['https://app.example.com:443/cb', 'not-canonical'],
  ['https://app.example.com/cb?state=x', 'own-parameter'],
  ['app:cb', 'scheme'],
])('says what is wrong about %s', (address, fault) => {
  expect(judgeRedirect(address, { ...rules, whitelist: '*' })).toMatchObject({ rule: 'form', fault });
});

it('takes the scheme of an app where an entry names it byte by byte', () => {
  const whitelist = 'com.example.app:/cb';
  expect(judgeRedirect('com.example.app:/cb', { ...rules, whitelist })).toMatchObject({ rule: 'exact' });
});
