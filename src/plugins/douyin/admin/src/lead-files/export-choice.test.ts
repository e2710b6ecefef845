import { leadFileColumnNames } from '../../../contracts/lead-columns';
import { listed, moved, readExportChoice, toggled, usualColumns } from './export-choice';

it.each([null, '{', '[]', '{"columns":["gone"],"format":"doc"}'])('takes %j for the usual', (text) => {
  expect(readExportChoice(text, 'en')).toEqual({ format: 'xlsx', columns: usualColumns, language: 'en' });
});

it('remembers what was chosen, each column once', () => {
  const kept = JSON.stringify({ format: 'csv', columns: ['phone', 'phone', 'leadId'], language: 'zh-Hans' });
  expect(readExportChoice(kept, 'en')).toEqual({
    format: 'csv',
    columns: ['phone', 'leadId'],
    language: 'zh-Hans',
  });
});

it('puts columns in, takes them out and moves them', () => {
  expect(toggled(['phone'], 'tags')).toEqual(['phone', 'tags']);
  expect(toggled(['phone', 'tags'], 'phone')).toEqual(['tags']);
  expect(moved(['phone', 'tags', 'notes'], 'notes', -1)).toEqual(['phone', 'notes', 'tags']);
  expect(moved(['phone', 'tags'], 'phone', -1)).toEqual(['phone', 'tags']);
  expect(listed(['notes']).slice(0, 2)).toEqual(['notes', 'leadId']);
  expect(listed(['notes'])).toHaveLength(leadFileColumnNames.length);
});
