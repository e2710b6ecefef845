import { clues } from './clues';
import { enterprise } from './enterprise';
import type { ReadRow } from './stream';

/** Gives a row as the platform's reader would have read it. */
const asRead = (async (_name: string, row: unknown) => row) as unknown as ReadRow;

it('row 16, platform tags of an enterprise account come with their ids', async () => {
  const row = { openId: 'o', nickname: '', gender: null, tagList: [{ tagId: '7001', tagName: '老客' }] };
  expect(await enterprise.readRow(asRead, row, '')).toMatchObject({
    openId: 'o',
    platformTags: [{ id: '7001', name: '老客' }],
  });
});

it('row 16, platform tags of a clue are names', async () => {
  expect(await clues.readRow(asRead, { gender: null, tags: ['华东'] }, '')).toMatchObject({
    platformTags: [{ id: null, name: '华东' }],
  });
});
