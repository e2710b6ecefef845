import { embeddedWaker } from './embedded';

const heard = () => {
  const kinds: (string | undefined)[] = [];
  const waker = embeddedWaker();
  const listener = { look: (kind?: string) => void kinds.push(kind), hear: async () => 'over' as const };
  waker.listen({ kind: 'mail', concurrency: 1, leaseSeconds: 60 }, listener);
  return { kinds, waker };
};

const inMs = (ms: number): Date => new Date(Date.now() + ms);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('looks at once for what is due, and at its time for what soon will be', () => {
  const { kinds, waker } = heard();
  waker.tell({ id: '1', kind: 'mail', runAt: inMs(0) });
  waker.tell({ id: '2', kind: 'mail', runAt: inMs(250) });
  expect(kinds).toEqual(['mail']);
  jest.advanceTimersByTime(249);
  expect(kinds).toHaveLength(1);
  jest.advanceTimersByTime(1);
  expect(kinds).toEqual(['mail', 'mail']);
});

it('leaves what comes after its next look to that, and nothing behind when it closes', async () => {
  const { kinds, waker } = heard();
  waker.tell({ id: '1', kind: 'mail', runAt: inMs(waker.pollMs()) });
  waker.tell({ id: '2', kind: 'mail', runAt: inMs(100) });
  await waker.close();
  jest.advanceTimersByTime(10_000);
  expect(kinds).toEqual([]);
});
