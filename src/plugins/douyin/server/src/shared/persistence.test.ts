import { persistently } from './persistence';

const failing = (times: number) => {
  let tries = 0;
  return {
    tries: () => tries,
    work: async () => {
      tries += 1;
      if (tries <= times) throw new Error(`not yet ${tries}`);
      return tries;
    },
  };
};

const never = new AbortController().signal;
const short = [0.001, 0.002, 0.004];

it('does it again until it succeeds', async () => {
  await expect(persistently(failing(3).work, never, short)).resolves.toBe(4);
});

it('gives up after the last wait, with what the last try threw', async () => {
  await expect(persistently(failing(99).work, never, short)).rejects.toThrow('not yet 4');
});

it('tries once more at the end, and waits for nothing then', async () => {
  const { work, tries } = failing(99);
  const ending = new AbortController();
  const done = persistently(work, ending.signal, [3600, 3600]);
  // Past the first try.
  await new Promise((resolve) => setImmediate(resolve));
  ending.abort();
  await expect(done).rejects.toThrow('not yet 2');
  expect(tries()).toBe(2);
});
