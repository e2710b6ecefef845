import { isHere, type DatabaseKind } from '../support/databases';
import { expectAYear } from '../support/token-year-story';
import { createWorld, type World } from '../support/world';

jest.setTimeout(30 * 60_000);

const kinds = (['sqlite', 'postgres'] as DatabaseKind[]).filter(isHere);

describe.each(kinds)('a year alone on %s', (database) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ database });
  });
  afterAll(() => world?.close());

  it('looks the same in steps of four hours', async () => {
    await expectAYear(world, 4);
  });
});
