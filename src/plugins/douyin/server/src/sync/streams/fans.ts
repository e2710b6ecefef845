import type { Fan } from '../../providers';
import { foundIn, genderOf, listCursor, listPlace, nextPlace, noSettings, person } from './people';
import type { Stream } from './stream';

const pageSize = 20;

const toPerson = ({ openId, avatar, gender, ...rest }: Fan) =>
  person(openId, { ...rest, avatarUrl: avatar, gender: genderOf(gender) });

/** Who follows the account: a list without order or times, of which the platform shows 5000; retired for most apps. */
export const fans: Stream = {
  kind: 'fans',
  apis: ['fansList'],
  scope: 'fans.list',
  settings: noSettings,
  isUsual: true,
  everyMinutes: 60,
  fullEveryMinutes: 24 * 60,
  nature: 'roll',
  cap: 5000,
  begin: () => listCursor(null),
  async read(call, cursor) {
    const page = await call('fansList', { count: pageSize, ...listPlace(cursor) });
    return { ...foundIn(page, toPerson), total: page.total, next: nextPlace(page) };
  },
  readRow: async (read, row) => toPerson(await read('fansList', row)),
};
