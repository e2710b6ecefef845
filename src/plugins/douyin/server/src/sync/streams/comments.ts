import { z } from 'zod';
import type { Comment, Page as RowPage } from '../../providers';
import { addSeconds } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { foundIn, noSettings, person } from './people';
import type { Call, Page, Stream } from './stream';

const pageSize = 20;
const overlapSeconds = 2 * 3600;
const refusedReason = 'the comments of this work cannot be read';

const cursorShape = z.object({
  /** Comments before then were seen; null: all are wanted. */
  since: z.coerce.date().nullable(),
  /** Works whose comments are still to be read, the first one from `at` on. */
  works: z.array(z.string()),
  at: z.string().nullable(),
  /** Where the list of works goes on; null: its end. */
  list: z.object({ at: z.string().nullable() }).nullable(),
});
type Place = z.output<typeof cursorShape>;

const goesOn = (place: Place): Place | null => (place.works.length > 0 || place.list !== null ? place : null);

const noPeople = (next: Place | null): Page => ({ found: [], bad: [], total: null, next });

/** Reads the next page of the account's own works. */
async function readWorks(call: Call, place: Place): Promise<Page> {
  const at = place.list?.at ?? null;
  const page = await call('videoList', { count: pageSize, ...(at === null ? {} : { cursor: at }) });
  const works = page.list.map(({ itemId }) => itemId);
  // A search for news looks at the newest works; what is older is read once a day.
  const list = page.hasMore && place.since === null ? { at: page.cursor } : null;
  return noPeople(goesOn({ ...place, works, at: null, list }));
}

const toPerson =
  (work: string) =>
  ({ commentUserId, nickName, avatar, createTime }: Comment) =>
    person(commentUserId ?? '', {
      nickname: nickName,
      avatarUrl: avatar,
      item: work,
      ...(createTime ? { touchedAt: createTime, acquiredAt: createTime } : {}),
    });

const rowIdOf = ({ commentId }: Comment): string => commentId;

const pastWork = (place: Place): Place => ({ ...place, works: place.works.slice(1), at: null });

/** Whether the platform refuses a work itself: deleted since, under review, closed for comments. */
const refusesWork = (error: unknown, at: string | null): boolean =>
  error instanceof PluginError &&
  // Past the first page it may be the cursor that does not fit.
  (error.code === 'API_REJECTED' || (error.code === 'API_PARAMETER' && at === null));

/** The page of a work that is passed over: it is set aside, and keeps no other from being read. */
const refusedWork = (place: Place, work: string): Page => ({
  ...noPeople(goesOn(pastWork(place))),
  bad: [{ reason: refusedReason, raw: JSON.stringify({ item_id: work }), about: work }],
});

function commentsPage(place: Place, work: string, page: RowPage<Comment>): Page {
  const { since } = place;
  const isOld =
    since !== null && page.rows.some(({ createTime }) => createTime !== null && createTime < since);
  const hasMore = page.hasMore && !isOld;
  const onward = hasMore ? { ...place, at: page.cursor } : pastWork(place);
  return { ...foundIn(page, toPerson(work), { about: work, rowIdOf }), total: null, next: goesOn(onward) };
}

async function readComments(call: Call, place: Place, work: string): Promise<Page> {
  const { at } = place;
  const asked = { itemId: work, count: pageSize, sortType: 'time' as const };
  try {
    const page = await call('commentList', { ...asked, ...(at === null ? {} : { cursor: at }) });
    return commentsPage(place, work, page);
  } catch (error) {
    if (!refusesWork(error, at)) throw error;
    return refusedWork(place, work);
  }
}

/** Who commented on the account's own works: the works first, then the comments of each, the newest first. */
export const comments: Stream = {
  kind: 'comment',
  apis: ['videoList', 'commentList'],
  scope: 'item.comment',
  settings: noSettings,
  isUsual: true,
  everyMinutes: 60,
  fullEveryMinutes: 24 * 60,
  nature: 'log',
  cap: null,
  begin: ({ strategy, highWater }) => ({
    since: strategy === 'FULL' || !highWater ? null : addSeconds(highWater, -overlapSeconds),
    works: [],
    at: null,
    list: { at: null },
  }),
  read(call, cursor) {
    const place = cursorShape.parse(cursor);
    const [work] = place.works;
    return work === undefined ? readWorks(call, place) : readComments(call, place, work);
  },
  readRow: async (read, row, about) => toPerson(about)(await read('commentList', row)),
};
