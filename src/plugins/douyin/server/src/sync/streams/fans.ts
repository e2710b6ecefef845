import { genderOf, listCursor, listPlace, nextPlace, person } from './people';
import type { Stream } from './stream';

const pageSize = 20;

/** Who follows the account: a list without order or times, of which the platform shows 5000; retired for most apps. */
export const fans: Stream = {
  kind: 'fans',
  scope: 'fans.list',
  isUsual: true,
  everyMinutes: 60,
  fullEveryMinutes: 24 * 60,
  nature: 'roll',
  cap: 5000,
  begin: () => listCursor(null),
  async read(call, cursor) {
    const page = await call('fansList', { count: pageSize, ...listPlace(cursor) });
    const people = page.rows.map(({ openId, avatar, gender, ...rest }) =>
      person(openId, { ...rest, avatarUrl: avatar, gender: genderOf(gender) }),
    );
    return { people, bad: page.bad, total: page.total, next: nextPlace(page) };
  },
};
