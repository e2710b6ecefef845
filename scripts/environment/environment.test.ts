import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { checkOf, places, readExample, readMeanings, usualOf, variables } from './variables';
import { checks, sections, units } from './words';

const names = readExample().map(({ name }) => name);

it('tells of the variables that .env.example names, each once', () => {
  expect(new Set(names).size).toBe(names.length);
  expect([...readMeanings().keys()].sort()).toEqual([...names].sort());
});

it('tells of every setting that has a variable', () => {
  expect([...places.keys()].filter((name) => !names.includes(name))).toEqual([]);
  expect(places.size).toBeGreaterThan(40);
});

it('has in .env.example the defaults that the code has', () => {
  const example = new Map(readExample().map(({ name, value }) => [name, value]));
  for (const [name, place] of places) expect([name, example.get(name)]).toEqual([name, usualOf(place)]);
});

it('reads bounds where the check has them', () => {
  expect(checkOf('requestTimeoutMs')).toBe('1000..120000');
  expect(checkOf('posts.perDay')).toBe('1..10000');
  expect(checkOf('workers')).toBe('bool');
  expect(checkOf('openTypes')).toBe('account');
});

it('has all of its words, in both languages', () => {
  for (const { name, section, unit, check, en, zh } of variables()) {
    expect([name, section in sections, unit === '' || unit in units]).toEqual([name, true, true]);
    expect([name, check === '' || check in checks || /\d\.\.|,|^account$/.test(check)]).toEqual([name, true]);
    expect([name, en.length > 5, /[\u4e00-\u9fff]/.test(zh)]).toEqual([name, true, true]);
  }
});

it('is current: npm run environment', () => {
  // In a process of its own: prettier is an ES module, which jest cannot load.
  const check = ['--import', 'tsx', 'scripts/environment/write.ts', '--check'];
  const cwd = path.resolve(__dirname, '../..');
  const { status, stdout } = spawnSync(process.execPath, check, { cwd, encoding: 'utf8' });
  expect([status, stdout.match(/^Current/gm)?.length]).toEqual([0, 2]);
});
