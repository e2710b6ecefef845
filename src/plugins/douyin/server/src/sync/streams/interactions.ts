import { z } from 'zod';
import type { IntentionLogEntry } from '../../providers';
import { addSeconds } from '../../shared/clock';
import { itemOfInteraction } from '../interaction-item';
import { foundIn, noSettings, person } from './people';
import type { Beginning, Stream } from './stream';
import { day, hour, windowsBack, windowsShape } from './windows';

const pageSize = 50;
/** How far back a first run looks, and how far one that reads all again. */
const firstDays = 30;
const againDays = 2;
/** Entries may be written late: what was read is read once more. */
const overlap = 2 * hour;

const cursorShape = z.object({ windows: windowsShape, session: z.string().nullable() });

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

function floorOf({ strategy, now, highWater, lastFullAt }: Beginning): Date {
  if (!highWater) return addSeconds(now, -firstDays * day);
  const fresh = addSeconds(highWater, -overlap);
  if (strategy === 'INCREMENTAL') return fresh;
  return earlier(fresh, addSeconds(now, -(lastFullAt ? againDays : firstDays) * day));
}

const toPerson = ({ openId, event, eventTime, details }: IntentionLogEntry) =>
  person(openId, {
    item: itemOfInteraction(event, details),
    touchedAt: eventTime,
    acquiredAt: eventTime,
  });

/** What people did to the account, by time: the best source there is today. Read in windows of a day, the newest first. */
export const interactions: Stream = {
  kind: 'interaction',
  apis: ['intentionLog'],
  scope: 'user.intention',
  settings: noSettings,
  isUsual: true,
  everyMinutes: 15,
  fullEveryMinutes: 24 * 60,
  nature: 'log',
  cap: null,
  begin: (beginning) => ({ windows: windowsBack(floorOf(beginning), beginning.now), session: null }),
  async read(call, cursor) {
    const { windows, session } = cursorShape.parse(cursor);
    const [window, ...older] = windows;
    if (!window) return { found: [], bad: [], total: null, next: null };
    const page = await call('intentionLog', {
      startTime: window.from,
      endTime: window.to,
      count: pageSize,
      ...(session === null ? {} : { querySession: session }),
    });
    const onward = older.length > 0 ? { windows: older, session: null } : null;
    const next = page.hasMore ? { windows, session: page.cursor } : onward;
    return { ...foundIn(page, toPerson), total: null, next };
  },
  readRow: async (read, row) => toPerson(await read('intentionLog', row)),
};
