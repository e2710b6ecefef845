// A global of the jest project (jest.config.cjs).
declare const storyRun: 'ordinary' | 'long';

/**
 * What a story goes through: the first list in `npm test`, which has minutes, the second in `npm run test:long`, which
 * has hours. Between them they name everything the story is about. A story that calls this belongs to both runs.
 */
export function ofThisRun<Item>(ordinary: Item[], long: Item[]): Item[] {
  return storyRun === 'long' ? long : ordinary;
}
