import { samePlace } from '../plan';
import type { Cursor } from '../row';
import { interactions } from './interactions';
import type { Call } from './stream';

const now = new Date('2026-03-05T12:00:00Z');
const begin = (): Cursor =>
  interactions.begin({ strategy: 'INCREMENTAL', now, highWater: now, lastFullAt: now, settings: {} });

/** A platform that gives one entry a page, by these open_ids, and the same session with all of them. */
function platformOf(openIds: string[]): Call {
  const left = [...openIds];
  return (async () => {
    const openId = left.shift() ?? '';
    const row = { openId, event: 'new_follow_action', eventTime: now, content: '', details: null };
    return { rows: [row], raw: [{ openId }], bad: [], cursor: 'session', hasMore: true, total: null };
  }) as unknown as Call;
}

/** Whether each page after the first leads on from where it was asked for. */
async function leadsOn(openIds: string[]): Promise<boolean[]> {
  const call = platformOf(openIds);
  let cursor = begin();
  const led: boolean[] = [];
  for (const _ of openIds) {
    const { next } = await interactions.read(call, cursor);
    led.push(next !== null && !samePlace(next, cursor));
    cursor = next ?? cursor;
  }
  return led;
}

it('a session that stays the same leads on while its pages hold other entries', async () => {
  expect(await leadsOn(['one', 'two', 'three'])).toEqual([true, true, true]);
});

it('the same session with the same entries is a repetition', async () => {
  expect(await leadsOn(['one', 'two', 'two'])).toEqual([true, true, false]);
});

it('a cursor that was stored before it held the last page goes on', async () => {
  const { before, ...stored } = begin();
  expect(before).toBeNull();
  const { next } = await interactions.read(platformOf(['one']), stored);
  expect(next).toMatchObject({ session: 'session', before: expect.any(String) });
});
