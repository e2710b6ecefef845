import { genderOf, listCursor, listPlace, nextPlace, person } from './people';
import type { Stream } from './stream';

const pageSize = 20;

/** People who showed interest in an enterprise account; retired, and off unless somebody switches it on. */
export const enterprise: Stream = {
  kind: 'enterprise',
  scope: 'enterprise.data',
  isUsual: false,
  everyMinutes: 60,
  fullEveryMinutes: 24 * 60,
  nature: 'roll',
  cap: null,
  begin: () => listCursor(null),
  async read(call, cursor) {
    const page = await call('leadsUserList', { count: pageSize, ...listPlace(cursor) });
    const people = page.rows.map(({ openId, nickname, avatar, telephone, city, gender }) =>
      person(openId, { nickname, avatarUrl: avatar, phone: telephone, city, gender: genderOf(gender) }),
    );
    return { people, bad: page.bad, total: page.total, next: nextPlace(page) };
  },
};
