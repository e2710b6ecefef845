import type { Core } from '@strapi/strapi';
import { createHealth } from './health';
import { placeOf } from './redis';

function lines() {
  const said: string[] = [];
  const note = (text: string) => void said.push(text);
  return { said, log: { warn: note, info: note } as unknown as Core.Strapi['log'] };
}

it('says once that Redis cannot be used, and that it can again', () => {
  const { said, log } = lines();
  const health = createHealth('redis.example:6379', log);
  health.recovered();
  expect(health.isWell()).toBe(true);
  for (let n = 0; n < 3; n += 1) health.trouble(new Error('connect ECONNREFUSED'));
  expect(health.isWell()).toBe(false);
  health.recovered();
  expect(health.isWell()).toBe(true);
  expect(said).toEqual([
    'Douyin: jobs are told of through Redis at redis.example:6379',
    'Douyin: Redis at redis.example:6379 cannot be used (connect ECONNREFUSED); jobs go on through the database',
    'Douyin: jobs are told of through Redis at redis.example:6379 again',
  ]);
});

it('takes a message that is no more for no trouble', () => {
  const { said, log } = lines();
  const health = createHealth('redis.example:6379', log);
  health.trouble(Object.assign(new Error('Missing lock for job 1-2. moveToFinished'), { code: -2 }));
  health.trouble(new Error('could not renew lock for job 1-2'));
  expect([health.isWell(), said]).toEqual([true, []]);
  health.trouble(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }));
  expect(health.isWell()).toBe(false);
});

it.each([
  ['redis://redis.example', 'redis.example:6379'],
  ['rediss://user:p%40ss@redis.example:6380/2', 'redis.example:6380'],
  ['redis://:secret@[::1]:6379', '[::1]:6379'],
])('names the place of %s without its credentials', (url, place) => {
  expect(placeOf(url)).toBe(place);
});
