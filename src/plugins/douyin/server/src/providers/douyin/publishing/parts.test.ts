import { cutIntoParts, planResume, planUpload, type StoredUpload } from './parts';

const mib = 1024 * 1024;

describe('a plan', () => {
  it.each([
    [1, {}, 'whole'],
    [50 * mib, {}, 'whole'],
    [50 * mib + 1, {}, [20 * mib, 20 * mib, 10 * mib + 1]],
    [128 * mib, { wholeBytes: 128 * mib }, 'whole'],
    [128 * mib + 1, { wholeBytes: 500 * mib, partBytes: 500 * mib }, [128 * mib, 1]],
    [11 * mib, { wholeBytes: 0, partBytes: 1 }, [5 * mib, 5 * mib, mib]],
    [10 * mib, { wholeBytes: 0, partBytes: 5 * mib }, [5 * mib, 5 * mib]],
    [1, { wholeBytes: 0 }, [1]],
  ])('for %i bytes with %j', (bytes, sizes, expected) => {
    const plan = planUpload(bytes, sizes);
    expect(plan.kind === 'whole' ? 'whole' : plan.parts.map((part) => part.bytes)).toEqual(expected);
  });

  it('covers 4 GB without a gap, in parts the platform takes', () => {
    const parts = cutIntoParts(4096 * mib, 20 * mib);
    let end = 0;
    for (const [index, { number, start, bytes }] of parts.entries()) {
      expect([number, start]).toEqual([index + 1, end]);
      expect(bytes >= 5 * mib || index === parts.length - 1).toBe(true);
      end += bytes;
    }
    expect([end, parts.length]).toEqual([4096 * mib, 205]);
  });
});

describe('going on', () => {
  const startedAt = new Date('2031-01-01T00:00:00Z');
  const stored: StoredUpload = {
    uploadId: 'u-1',
    startedAt,
    fileBytes: 60 * mib,
    partBytes: 5 * mib,
    done: [1, 2, 3, 4, 5, 6, 8],
  };
  const after = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000);

  it('sends the parts that are left', () => {
    const plan = planResume(stored, 60 * mib, after(30));
    if (plan.kind !== 'resume') throw new Error(plan.why);
    expect(plan.uploadId).toBe('u-1');
    expect(plan.left.map(({ number }) => number)).toEqual([7, 9, 10, 11, 12]);
    expect(plan.left[0]).toEqual({ number: 7, start: 30 * mib, bytes: 5 * mib });
  });

  it('has nothing left to send when only the completion is missing', () => {
    const done = Array.from({ length: 12 }, (_, index) => index + 1);
    expect(planResume({ ...stored, done }, 60 * mib, after(1))).toMatchObject({ kind: 'resume', left: [] });
  });

  it.each([
    [60 * mib, after(118), 'resume'],
    [60 * mib, after(119), 'expired'],
    [60 * mib, after(-1), 'expired'],
    [60 * mib + 1, after(1), 'another-file'],
  ])('with %i bytes at %s: %s', (bytes, now, expected) => {
    const plan = planResume(stored, bytes, now);
    expect(plan.kind === 'resume' ? 'resume' : plan.why).toBe(expected);
  });
});
