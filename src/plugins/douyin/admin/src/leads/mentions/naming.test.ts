import { askedAt, matching, namedIn, pieces, withName } from './naming';

const an = { id: 1, name: 'An Story' };
const anna = { id: 2, name: 'An Story Two' };
const wang = { id: 3, name: '王小明' };
const other = { id: 4, name: '王小明' };

it.each([
  ['请 @', 3, { from: 2, word: '' }],
  ['请@王', 3, { from: 1, word: '王' }],
  ['@An St', 6, { from: 0, word: 'An St' }],
  ['mail a@b', 8, null],
  ['@An\nnext', 8, null],
  ['nobody', 6, null],
])('in “%s” at %d the name that is written is %j', (text, caret, asked) => {
  expect(askedAt(text, caret)).toEqual(asked);
});

it('offers those whose name begins so first, and nobody once a name is complete', () => {
  const all = [wang, anna, an];
  expect(matching(all, { from: 0, word: 'story' })).toEqual([anna, an]);
  expect(matching([{ id: 9, name: 'x王' }, wang], { from: 0, word: '王' })).toEqual([
    wang,
    { id: 9, name: 'x王' },
  ]);
  expect(matching(all, { from: 0, word: '王小明 ' })).toEqual([]);
});

it('writes a name in the place of what was begun', () => {
  expect(withName('请@王 看', { from: 1, word: '王' }, '王小明')).toEqual({ text: '请@王小明 看', caret: 5 });
  expect(withName('@', { from: 0, word: '' }, 'An Story')).toEqual({ text: '@An Story ', caret: 10 });
});

it('cuts a text at names, the longer one of two that begin alike', () => {
  expect(pieces('请 @An Story Two 和@王小明跟进', [an, anna, wang])).toEqual([
    { text: '请 ', person: null },
    { text: '@An Story Two', person: anna },
    { text: ' 和', person: null },
    { text: '@王小明', person: wang },
    { text: '跟进', person: null },
  ]);
});

it('names those who were written, and of one name those who were picked', () => {
  expect(namedIn('@An Story 看', [an, anna], [])).toEqual([1]);
  expect(namedIn('@王小明', [wang, other], [])).toEqual([]);
  expect(namedIn('@王小明 @王小明', [wang, other], [4])).toEqual([4]);
  expect(namedIn('nobody', [wang], [3])).toEqual([]);
});
