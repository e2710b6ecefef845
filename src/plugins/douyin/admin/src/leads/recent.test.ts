import type { OperationView } from '../../../contracts/lead-operations';
import { canUndo, recentOf, standingOf } from './recent';

const now = Date.parse('2026-03-02T12:00:00.000Z');
const operation = (more: Partial<OperationView> = {}): OperationView => ({
  id: 'a',
  kind: 'change',
  stage: 'done',
  fields: ['status'],
  total: 3,
  totalIsCapped: false,
  changed: 3,
  unchanged: 0,
  left: [],
  createdAt: '2026-03-02T11:00:00.000Z',
  finishedAt: '2026-03-02T11:00:01.000Z',
  undoUntil: '2026-03-03T11:00:00.000Z',
  undoneBy: null,
  ...more,
});

it('shows changes of the last day, and no undo by itself', () => {
  const all = [
    operation(),
    operation({ id: 'b', kind: 'undo' }),
    operation({ id: 'c', createdAt: '2026-03-01T11:59:59.000Z' }),
  ];
  expect(recentOf(all, now).map(({ id }) => id)).toEqual(['a']);
});

it.each([
  ['done', {}],
  ['running', { stage: 'queued' as const }],
  ['running', { stage: 'running' as const }],
  ['cancelled', { stage: 'cancelled' as const }],
  ['undone', { undoneBy: 'b', undoUntil: null }],
])('says that a change is %s', (standing, more) => {
  expect(standingOf(operation(more))).toBe(standing);
});

it('offers the way back while it is open, and where something was changed', () => {
  expect(canUndo(operation(), now)).toBe(true);
  expect(canUndo(operation({ stage: 'cancelled' }), now)).toBe(true);
  for (const more of [
    { stage: 'running' as const },
    { undoneBy: 'b' },
    { changed: 0 },
    { undoUntil: null },
    { undoUntil: '2026-03-02T12:00:00.000Z' },
  ])
    expect(canUndo(operation(more), now)).toBe(false);
});
