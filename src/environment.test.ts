import type { Core } from '@strapi/strapi';
import { readEnvironment } from './environment';

type Env = Core.Config.Shared.ConfigParams['env'];

/** Reads from these variables instead of the process's. */
const reading = (variables: Record<string, string>) =>
  readEnvironment(((name: string, fallback: string) => variables[name] ?? fallback) as Env);

it('takes the fallback for a variable that is absent or empty', () => {
  const read = reading({ EMPTY: ' ' });
  expect(read.text('EMPTY', 'x')).toBe('x');
  expect(read.flag('ABSENT', true)).toBe(true);
  expect(read.number('EMPTY', 1337)).toBe(1337);
  expect(read.oneOf('ABSENT', ['a', 'b'], 'b')).toBe('b');
  expect(read.url('EMPTY')).toBe('');
  expect(read.origins('ABSENT')).toEqual([]);
});

it('reads what is well written', () => {
  const read = reading({
    FLAG: 'false',
    PORT: '8080',
    MODE: 'a',
    URL: 'https://site.example/base',
    ORIGINS: 'https://a.example, http://localhost:3000',
  });
  expect(read.flag('FLAG', true)).toBe(false);
  expect(read.number('PORT', 1, { max: 65_535 })).toBe(8080);
  expect(read.oneOf('MODE', ['a', 'b'], 'b')).toBe('a');
  expect(read.url('URL')).toBe('https://site.example/base');
  expect(read.origins('ORIGINS')).toEqual(['https://a.example', 'http://localhost:3000']);
});

type Read = ReturnType<typeof reading>;

it.each<[string, (read: Read) => unknown, string]>([
  ['yes', (read) => read.flag('NAME', true), 'true or false'],
  ['80.5', (read) => read.number('NAME', 1), 'a whole number from 0 to'],
  ['70000', (read) => read.number('NAME', 1, { max: 65_535 }), 'a whole number from 0 to 65535'],
  ['many', (read) => read.number('NAME', 1, { min: 1 }), 'a whole number from 1 to'],
  ['oracle', (read) => read.oneOf('NAME', ['sqlite', 'mysql'], 'sqlite'), 'one of sqlite, mysql'],
  ['site.example', (read) => read.url('NAME'), 'an http(s) address'],
  ['ftp://site.example', (read) => read.url('NAME'), 'an http(s) address'],
  ['*', (read) => read.origins('NAME'), 'an origin such as https://example.com'],
  ['https://a.example/path', (read) => read.origins('NAME'), 'an origin such as https://example.com'],
])('refuses %s with a sentence that names the variable', (value, read, wanted) => {
  expect(() => read(reading({ NAME: value }))).toThrow(`NAME is "${value}"; it must be ${wanted}`);
});
