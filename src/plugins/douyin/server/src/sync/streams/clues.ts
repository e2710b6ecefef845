import { z } from 'zod';
import type { Clue } from '../../providers';
import { addSeconds } from '../../shared/clock';
import type { FoundPerson } from '../../leads/service';
import { foundIn, genderOf } from './people';
import type { Beginning, Stream } from './stream';
import { day, hour, windowsBack, windowsShape, type Window } from './windows';

const pageSize = 100;
/** How far back a run looks that reads all. */
const allDays = 30;
/** Some fields come ten minutes late, others by the next day: what was read is read twice more. */
const overlap = 2 * hour;

const settings = z.strictObject({
  /** The merchant's own id on the local-life side (商家账户 ID). */
  merchantAccountId: z
    .string()
    .trim()
    .regex(/^[\w-]{1,64}$/, 'must be an id'),
});

const cursorShape = z.object({ merchant: z.string(), windows: windowsShape, page: z.number().int() });

function windowsOf({ strategy, now, highWater }: Beginning): Window[] {
  if (strategy === 'FULL' || !highWater) return windowsBack(addSeconds(now, -allDays * day), now);
  const since = addSeconds(highWater, -overlap);
  return [...windowsBack(since, now), ...windowsBack(addSeconds(since, -day), addSeconds(now, -day))];
}

/** What a clue is about; a clue that names nothing is the merchant's own. */
const itemOf = ({ videoId, productId, orderId }: Clue): string | null =>
  (videoId && `video:${videoId}`) || (productId && `product:${productId}`) || (orderId && `order:${orderId}`);

const toPerson = (clue: Clue): FoundPerson => ({
  phone: clue.telephone,
  nickname: clue.name,
  city: clue.cityName,
  province: clue.provinceName,
  gender: genderOf(clue.gender),
  item: itemOf(clue),
  platformTags: clue.tags.map((name) => ({ id: null, name })),
  ...(clue.createTime ? { acquiredAt: clue.createTime, touchedAt: clue.createTime } : {}),
});

/** People who left their number with a life-service merchant; off until somebody tells the merchant's id. */
export const clues: Stream = {
  kind: 'clue',
  apis: ['clueQuery'],
  scope: null,
  settings,
  isUsual: false,
  everyMinutes: 15,
  fullEveryMinutes: 7 * 24 * 60,
  nature: 'log',
  cap: null,
  begin: (beginning) => ({
    merchant: settings.parse(beginning.settings).merchantAccountId,
    windows: windowsOf(beginning),
    page: 1,
  }),
  async read(call, cursor) {
    const { merchant, windows, page: number } = cursorShape.parse(cursor);
    const [window, ...older] = windows;
    if (!window) return { found: [], bad: [], total: null, next: null };
    const page = await call('clueQuery', {
      accountId: merchant,
      startTime: window.from,
      endTime: window.to,
      page: number,
      pageSize,
    });
    const onward = older.length > 0 ? { merchant, windows: older, page: 1 } : null;
    const next = page.hasMore ? { merchant, windows, page: number + 1 } : onward;
    return { ...foundIn(page, toPerson, { rowIdOf: ({ clueId }) => clueId }), total: null, next };
  },
  readRow: async (read, row) => toPerson(await read('clueQuery', row)),
};
