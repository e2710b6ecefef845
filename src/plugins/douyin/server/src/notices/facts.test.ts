import { cleanFacts, cleanSubject } from './facts';

it('keeps facts few, short, on one line and without secrets', () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}`, index]));
  expect(Object.keys(cleanFacts(many))).toHaveLength(12);
  const facts = {
    text: `two\nlines act.${'x'.repeat(20)}`,
    phone: '13912345678',
    long: '长'.repeat(500),
    number: 1,
  };
  expect(cleanFacts(facts)).toEqual({
    text: 'two lines [redacted]',
    phone: '[redacted]',
    long: '长'.repeat(200),
    number: 1,
  });
});

it('names a subject in any case', () => {
  expect(cleanSubject({ type: 'account', id: 'a1', name: ' ' }).name).toBe('a1');
  expect(cleanSubject({ type: 'account', id: 'a1', name: '小\n禾' }).name).toBe('小 禾');
});
