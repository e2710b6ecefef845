import { blankBulk, toManyChange } from './bulk-change';

it.each([
  [{}, null],
  [{ addTags: ' ，, ' }, null],
  [{ status: 'NEW' }, { status: 'NEW' }],
  [
    { owner: '7', team: 'none' },
    { owner: 7, team: '' },
  ],
  [{ owner: 'none' }, { owner: null }],
  [
    { addTags: '高意向，门店、高意向', removeTags: 'a;b' },
    { addTags: ['高意向', '门店'], removeTags: ['a', 'b'] },
  ],
])('row 34: %j changes %j', (values, change) => {
  expect(toManyChange({ ...blankBulk, ...values })).toEqual(change);
});
