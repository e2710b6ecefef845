import { partsOf, readForm } from './form-params';

const field = (name: string, kind: 'text' | 'number' | 'texts' | 'choice', required = false) => ({
  name,
  kind,
  required,
  choices: [],
});

const fields = [
  field('open_id', 'text', true),
  field('count', 'number'),
  field('item_ids', 'texts'),
  field('date_type', 'choice'),
];

it('reads each kind of field and leaves empty ones out', () => {
  const values = { open_id: ' _000 ', count: '20', item_ids: '@a+b/=\n@c', date_type: '7', other: 'x' };
  expect(readForm(fields, values)).toEqual({
    params: { open_id: '_000', count: 20, item_ids: ['@a+b/=', '@c'], date_type: '7' },
    problems: {},
  });
  expect(readForm(fields, { open_id: 'a', count: ' ' }).params).toEqual({ open_id: 'a' });
});

it('names what cannot be sent', () => {
  expect(readForm(fields, { count: 'ten' })).toEqual({
    params: {},
    problems: { open_id: 'missing', count: 'no-number' },
  });
});

it('sends no number that would lose digits', () => {
  expect(readForm(fields, { open_id: 'a', count: '9223372036854775807' }).problems).toEqual({
    count: 'no-number',
  });
});

it('takes several values by line, comma or Chinese comma', () => {
  expect(partsOf('a, b，c\n\n d,')).toEqual(['a', 'b', 'c', 'd']);
});
