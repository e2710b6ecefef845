import type { Fields } from '../call';
import { numberFor } from '../ids';
import type { World } from '../world';

type Harm = (row: Fields, id: string) => unknown;

/** The ways a row can be bad; `id` is the field that says whose row it is. */
const HARMS: Harm[] = [
  (row, id) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== id)),
  (row, id) => ({ ...row, [id]: '' }),
  (row, id) => ({ ...row, [id]: 2 ** 62 }),
  (row, id) => Object.fromEntries(Object.keys(row).map((name) => [name, name === id ? row[id] : {}])),
  () => null,
];

/** The row, or for `percent` of the keys a bad one in its place; the same key is always as bad. */
export function perhapsBad(
  world: World,
  key: string[],
  percent: number,
  row: Fields,
  id = 'open_id',
): unknown {
  if (percent <= 0 || numberFor(world.ids, ['bad', ...key], 100) >= percent) return row;
  const harm = HARMS[numberFor(world.ids, ['harm', ...key], HARMS.length)];
  return harm ? harm(row, id) : row;
}
