import { createCourtesy } from './courtesy';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('lets those go first who wait for an answer', async () => {
  const { first, after } = createCourtesy();
  const order: string[] = [];
  const answered = first(async () => {
    await later(10);
    order.push('answered');
  });
  await after();
  order.push('handled');
  await answered;
  expect(order).toEqual(['answered', 'handled']);
});

it('goes on at last where the stream never ends, and at once where nobody waits', async () => {
  const { first, after } = createCourtesy();
  let end: () => void = () => undefined;
  const endless = first(() => new Promise<void>((resolve) => (end = resolve)));
  const start = performance.now();
  await after();
  expect(performance.now() - start).toBeGreaterThanOrEqual(49);
  end();
  await endless;
  await expect(first(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  const look = jest.spyOn(performance, 'now');
  await after();
  // Its end was fixed, and not looked at again.
  expect(look).toHaveBeenCalledTimes(1);
});
