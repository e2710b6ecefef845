import { z } from 'zod';
import type { IntentionLogEntry } from '../../providers';
import { addSeconds } from '../../shared/clock';
import { person } from './people';
import type { Beginning, Stream } from './stream';

const pageSize = 50;
const hour = 3600;
const day = 24 * hour;
/** How far back a first run looks, and how far one that reads all again. */
const firstDays = 30;
const againDays = 2;
/** Entries may be written late: what was read is read once more. */
const overlap = 2 * hour;

const cursorShape = z.object({
  /** The window at hand, and how far back windows go. */
  from: z.coerce.date(),
  to: z.coerce.date(),
  floor: z.coerce.date(),
  session: z.string().nullable(),
});
type Window = z.output<typeof cursorShape>;

const earlier = (one: Date, other: Date): Date => (one < other ? one : other);
const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** The window that ends at a moment: a day, unless the floor comes first. */
const windowBefore = (to: Date, floor: Date): Window => ({
  from: later(floor, addSeconds(to, -day)),
  to,
  floor,
  session: null,
});

function floorOf({ strategy, now, highWater, lastFullAt }: Beginning): Date {
  if (!highWater) return addSeconds(now, -firstDays * day);
  const fresh = addSeconds(highWater, -overlap);
  if (strategy === 'INCREMENTAL') return fresh;
  return earlier(fresh, addSeconds(now, -(lastFullAt ? againDays : firstDays) * day));
}

/** The names that events carry for the work they are about. */
const itemNames = ['item_id', 'reply_to_item_id'];

const itemOf = ({ event, details }: IntentionLogEntry): string => {
  const ids = itemNames.map((name) => details?.[name]).find((id) => typeof id === 'string');
  return ids ? `${event}:${String(ids)}` : event;
};

/** What people did to the account, by time: the best source there is today. Read in windows of a day, the newest first. */
export const interactions: Stream = {
  kind: 'interaction',
  scope: 'user.intention',
  isUsual: true,
  everyMinutes: 15,
  fullEveryMinutes: day / 60,
  nature: 'log',
  cap: null,
  begin: (beginning) => windowBefore(beginning.now, floorOf(beginning)),
  async read(call, cursor) {
    const { from, to, floor, session } = cursorShape.parse(cursor);
    const page = await call('intentionLog', {
      startTime: from,
      endTime: to,
      count: pageSize,
      ...(session === null ? {} : { querySession: session }),
    });
    const people = page.rows.map((entry) =>
      person(entry.openId, { item: itemOf(entry), touchedAt: entry.eventTime, acquiredAt: entry.eventTime }),
    );
    const isLast = from <= floor;
    const onward = page.hasMore ? { from, to, floor, session: page.cursor } : windowBefore(from, floor);
    return { people, bad: page.bad, total: null, next: !page.hasMore && isLast ? null : onward };
  },
};
