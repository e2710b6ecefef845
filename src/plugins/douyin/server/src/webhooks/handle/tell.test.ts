import { hearInTime, listenerSeconds } from './tell';

const heard = {
  id: 'd1',
  event: 'create_video',
  app: { id: 'a1' },
  from: null,
  to: null,
  content: {},
  receivedAt: new Date(),
};

afterEach(() => jest.useRealTimers());

it('hears of whoever listens at once, and of what they throw', async () => {
  await expect(hearInTime(() => undefined, heard)).resolves.toBeUndefined();
  await expect(hearInTime(() => Promise.reject(new Error('not today')), heard)).rejects.toThrow('not today');
  await expect(
    hearInTime(() => {
      throw new Error('at once');
    }, heard),
  ).rejects.toThrow('at once');
});

it('waits no longer for one who never ends, and leaves no timer behind', async () => {
  jest.useFakeTimers();
  const ended = jest.fn();
  const waiting = hearInTime(() => new Promise(() => undefined), heard).catch(ended);
  await jest.advanceTimersByTimeAsync(listenerSeconds * 1000 - 1);
  expect(ended).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  await waiting;
  expect(ended).toHaveBeenCalledWith(expect.objectContaining({ message: expect.stringContaining('60') }));
  await hearInTime(async () => undefined, heard);
  expect(jest.getTimerCount()).toBe(0);
});
