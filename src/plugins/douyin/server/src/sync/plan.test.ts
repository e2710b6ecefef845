import { afterPage, holdsBrake, isBadPage, type Brought, type Standing } from './plan';

const roll = { nature: 'roll' as const, cap: 5000 };
const log = { nature: 'log' as const, cap: null };
const standing = (change: Partial<Standing> = {}): Standing => ({
  strategy: 'FULL',
  cursor: { at: 1 },
  pass: 1,
  seen: 80,
  quietPages: 0,
  total: 100,
  ...change,
});
const brought = (change: Partial<Brought> = {}): Brought => ({
  newPeople: 20,
  next: { at: 2 },
  total: 100,
  ...change,
});

describe('what comes after a page', () => {
  it('is the next page while there is one', () => {
    expect(afterPage(roll, standing(), brought())).toEqual({ step: 'on', cursor: { at: 2 }, quietPages: 0 });
  });

  it.each([
    ['whole', { newPeople: 20 }, { step: 'end', complete: true, reason: 'end' }],
    [
      'whole but for the tolerated two of a hundred',
      { newPeople: 18 },
      { step: 'end', complete: true, reason: 'end' },
    ],
    ['once more where three of a hundred are missing', { newPeople: 17 }, { step: 'again' }],
    [
      'once more where only an earlier page gave the number',
      { newPeople: 1, total: null },
      { step: 'again' },
    ],
  ])('at the end of a roll read from the start is: %s', (_name, page, next) => {
    expect(afterPage(roll, standing(), brought({ next: null, ...page }))).toEqual(next);
  });

  it('is a whole roll where the platform never tells how many there are', () => {
    const next = afterPage(roll, standing({ total: null }), brought({ next: null, total: null }));
    expect(next).toEqual({ step: 'end', complete: true, reason: 'end' });
  });

  it('is the end with a gap when the second pass did not find them either', () => {
    const next = afterPage(roll, standing({ pass: 2 }), brought({ next: null, newPeople: 0 }));
    expect(next).toEqual({ step: 'end', complete: false, reason: 'gap' });
  });

  it('is no whole roll where the platform shows only the first 5000', () => {
    const next = afterPage(roll, standing({ seen: 4980 }), brought({ next: null, total: 5001 }));
    expect(next).toEqual({ step: 'end', complete: false, reason: 'cap' });
  });

  it('is no whole roll where exactly as many came as the platform shows at most', () => {
    const next = afterPage(roll, standing({ seen: 4980 }), brought({ next: null, total: 5000 }));
    expect(next).toEqual({ step: 'end', complete: false, reason: 'cap' });
  });

  it('is the end of a search for news after three pages without any', () => {
    const seeking = standing({ strategy: 'INCREMENTAL', quietPages: 1 });
    expect(afterPage(roll, seeking, brought({ newPeople: 0 }))).toMatchObject({ step: 'on', quietPages: 2 });
    const third = afterPage(roll, { ...seeking, quietPages: 2 }, brought({ newPeople: 0 }));
    expect(third).toEqual({ step: 'end', complete: false, reason: 'quiet' });
    expect(afterPage(roll, { ...seeking, quietPages: 2 }, brought({ newPeople: 1 }))).toMatchObject({
      step: 'on',
      quietPages: 0,
    });
  });

  it('never stops a log early, and knows it whole at its end', () => {
    const quiet = standing({ strategy: 'INCREMENTAL', quietPages: 50 });
    expect(afterPage(log, quiet, brought({ newPeople: 0 }))).toMatchObject({ step: 'on' });
    const last = afterPage(log, quiet, brought({ next: null }));
    expect(last).toEqual({ step: 'end', complete: true, reason: 'end' });
  });

  it.each([
    ['a roll read from the start', roll, 100, 310],
    ['a roll of all that the platform shows', roll, 5000, 800],
    ['a log', log, 100, 100_000],
  ])('is the end of %s that goes round and round without anybody new', (_name, stream, seen, pages) => {
    const round = (quietPages: number) =>
      afterPage(stream, standing({ pass: 2, seen, quietPages }), brought({ newPeople: 0 }));
    expect(round(pages - 1)).toMatchObject({ step: 'on', quietPages: pages });
    expect(round(pages)).toEqual({ step: 'end', complete: false, reason: 'repeated-cursor' });
  });

  it('is the end where the platform gives the same cursor again', () => {
    const next = afterPage(roll, standing(), brought({ next: { at: 1 } }));
    expect(next).toEqual({ step: 'end', complete: false, reason: 'repeated-cursor' });
  });
});

it.each([
  [100, 50, false],
  [100, 51, true],
  [1000, 200, false],
  [1000, 201, true],
  [10, 10, false],
])('of %i people %i missing: the brake holds is %s', (known, missing, holds) => {
  expect(holdsBrake(known, missing)).toBe(holds);
});

it.each([
  [0, 1, false],
  [0, 2, true],
  [19, 1, false],
  [9, 11, true],
  [10, 11, false],
])('a page of %i good and %i bad rows is not to be believed: %s', (good, bad, isBad) => {
  expect(isBadPage(good, bad)).toBe(isBad);
});
