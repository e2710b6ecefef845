import { z } from 'zod';
import type { IntentionLogEntry, Rows } from '../../providers';
import { addSeconds } from '../../shared/clock';
import { identityKey } from '../../shared/crypto';
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

const cursorShape = z.object({
  windows: windowsShape,
  session: z.string().nullable(),
  /** Key of the page before: one session may stand for all pages of a window, so only the same entries are a repetition. */
  before: z.string().nullable().default(null),
});

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);

function floorOf({ strategy, now, highWater, lastFullAt }: Beginning): Date {
  if (!highWater) return addSeconds(now, -firstDays * day);
  const fresh = addSeconds(highWater, -overlap);
  if (strategy === 'INCREMENTAL') return fresh;
  return earlier(fresh, addSeconds(now, -(lastFullAt ? againDays : firstDays) * day));
}

const pageKey = ({ raw, bad }: Rows<IntentionLogEntry>): string =>
  identityKey(JSON.stringify(raw), ...bad.map((row) => row.raw));

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
  begin: (beginning) => ({
    windows: windowsBack(floorOf(beginning), beginning.now),
    session: null,
    before: null,
  }),
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
    const onward = older.length > 0 ? { windows: older, session: null, before: null } : null;
    const next = page.hasMore ? { windows, session: page.cursor, before: pageKey(page) } : onward;
    return { ...foundIn(page, toPerson), total: null, next };
  },
  readRow: async (read, row) => toPerson(await read('intentionLog', row)),
};
