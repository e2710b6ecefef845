import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const lines = readFileSync(path.join(root, 'docs/lead-panel.md'), 'utf8').matchAll(
  /^\| (\d+) +\| [^|]+\| ([^|]+)\| ([^|]+)\|$/gm,
);
const rows = [...lines].map(([, number, state = '', shown = '']) => ({
  number: Number(number),
  isBuilt: state.startsWith('built'),
  files: [...shown.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
}));

/** Rows that may be left out. */
const dispensable = [8, 9, 13, 14, 20, 56];

it('the table of the lead panel names every row once, and leaves out none that must be there', () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 60 }, (_, place) => place + 1));
  expect(rows.filter(({ isBuilt }) => !isBuilt).map(({ number }) => number)).toEqual(dispensable);
});

it.each(rows.filter(({ isBuilt }) => isBuilt))('row $number of that table is shown where it says', (row) => {
  expect(row.files.length).toBeGreaterThan(0);
  for (const file of row.files)
    expect(readFileSync(path.join(root, file), 'utf8')).toMatch(new RegExp(`\\brow ${row.number}\\b`));
});
