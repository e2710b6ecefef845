import { reasonWords, resolutionKey } from './letter-words';

it.each([
  ['nobody can be known by this row', { key: 'sync.reason.nobody', values: {} }],
  ['is not a row', { key: 'sync.reason.no-row', values: {} }],
  ['the comments of this work cannot be read', { key: 'sync.reason.work', values: {} }],
  [
    'cannot be read at open_id, nickname',
    { key: 'sync.reason.fields', values: { fields: 'open_id、nickname' } },
  ],
  ['something else', { key: 'sync.reason.other', values: { reason: 'something else' } }],
])('says why a row became no lead: %s', (reason, sentence) => {
  expect(reasonWords(reason, '、')).toEqual(sentence);
});

it('says what became of a row', () => {
  expect([resolutionKey('arrived'), resolutionKey(null), resolutionKey('eaten')]).toEqual([
    'sync.letter.arrived',
    'sync.letter.waiting',
    'sync.letter.waiting',
  ]);
});
