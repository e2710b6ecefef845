import { expectAYear } from '../support/token-year-story';
import { createWorld, type World } from '../support/world';

jest.setTimeout(10 * 60_000);

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

it('a year alone: Douyin lives 174 days by five renewals, 115 to its fixed day, both are warned of and consented to again', async () => {
  await expectAYear(world, 12);
});
