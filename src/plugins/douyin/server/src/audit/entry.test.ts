import { columnsOf, entryOf, type AuditRecord } from './entry';

const at = new Date('2026-05-01T10:20:30.123Z');
const record = (change: Partial<AuditRecord>): AuditRecord => ({
  action: 'token.read',
  actor: { kind: 'admin', id: '1', name: 'Ann' },
  target: { kind: 'account', id: 'a1', name: '小河' },
  ...change,
});

it('is ready for the table, with JSON as text', () => {
  expect(columnsOf(entryOf(record({ details: { b: 1, a: ['x'] } }), at))).toEqual({
    document_id: expect.stringMatching(/^[0-9a-f]{24}$/),
    created_at: at,
    updated_at: at,
    at,
    action: 'token.read',
    actor_kind: 'admin',
    actor_id: '1',
    actor_name: 'Ann',
    target_kind: 'account',
    target_id: 'a1',
    target_name: '小河',
    details: '{"b":1,"a":["x"]}',
  });
});

it('leaves empty what is not known', () => {
  const entry = entryOf(record({ actor: { kind: 'system' }, target: { kind: 'site', id: 'site' } }), at);
  expect(entry).toMatchObject({ actorId: null, actorName: null, targetName: null, details: {} });
});

it.each([
  ['a NUL', 'a\0b', 'a\uFFFDb'],
  ['half a character', 'a\uD83D', 'a\uFFFD'],
  ['more than a column holds', '😀'.repeat(300), '😀'.repeat(255)],
])('changes %s into what every database gives back', (_what, name, stored) => {
  const entry = entryOf(record({ target: { kind: 'account', id: 'a1', name } }), at);
  expect(entry.targetName).toBe(stored);
});

it('keeps of details what JSON can hold', () => {
  const details = { text: 'a\0\uD83D', number: -0, nothing: undefined } as unknown as Record<string, string>;
  expect(JSON.stringify(entryOf(record({ details }), at).details)).toBe(
    '{"text":"a\uFFFD\uFFFD","number":0}',
  );
});
