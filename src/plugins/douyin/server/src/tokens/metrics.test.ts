import type { Core } from '@strapi/strapi';
import { countRefresh, nameRefreshes } from './metrics';

/** A Strapi whose metrics keep what they were told. */
function listening() {
  const counts = new Map<string, number>();
  const count = (_name: string, labels: object, by = 1): void => {
    const key = JSON.stringify(labels);
    counts.set(key, (counts.get(key) ?? 0) + by);
  };
  const strapi = { plugin: () => ({ service: () => ({ count }) }) } as unknown as Core.Strapi;
  return { strapi, counts };
}

it('lets the first grant that ends be an increase', () => {
  const { strapi, counts } = listening();
  const dead = JSON.stringify({ provider: 'pan115', call: 'refresh', result: 'dead' });
  nameRefreshes(strapi);
  expect(counts.get(dead)).toBe(0);
  const named = counts.size;
  countRefresh(strapi, { provider: 'pan115' }, 'refresh', 'dead');
  expect([counts.get(dead), counts.size]).toEqual([1, named]);
});
