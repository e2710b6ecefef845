import { allTags } from './tag-lines';

it('row 16, groups: tags stand by group, those without one last, whether leads have them or not', () => {
  const used = (tag: string, count: number) => ({ tag, count, color: null, group: '', isCapped: false });
  const lines = allTags(
    [
      { tag: '预算', color: 'red', group: '' },
      { tag: '到店', color: 'teal', group: '渠道' },
    ],
    [used('茶', 3), { ...used('到店', 2), color: 'teal', group: '渠道' }],
  );
  expect(lines.map(({ tag, count, isSet }) => [tag, count, isSet])).toEqual([
    ['到店', 2, true],
    ['茶', 3, false],
    ['预算', 0, true],
  ]);
});
