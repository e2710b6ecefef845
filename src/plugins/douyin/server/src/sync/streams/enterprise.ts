import type { LeadsUser } from '../../providers';
import { foundIn, genderOf, listCursor, listPlace, nextPlace, noSettings, person } from './people';
import type { Stream } from './stream';

const pageSize = 20;

const toPerson = ({ openId, nickname, avatar, telephone, city, gender, tagList }: LeadsUser) =>
  person(openId, {
    ...{ nickname, avatarUrl: avatar, phone: telephone, city, gender: genderOf(gender) },
    platformTags: tagList.map(({ tagId, tagName }) => ({ id: tagId, name: tagName })),
  });

/** People who showed interest in an enterprise account; retired, and off unless somebody switches it on. */
export const enterprise: Stream = {
  kind: 'enterprise',
  apis: ['leadsUserList'],
  scope: 'enterprise.data',
  settings: noSettings,
  isUsual: false,
  everyMinutes: 60,
  fullEveryMinutes: 24 * 60,
  nature: 'roll',
  cap: null,
  begin: () => listCursor(null),
  async read(call, cursor) {
    const page = await call('leadsUserList', { count: pageSize, ...listPlace(cursor) });
    return { ...foundIn(page, toPerson), total: page.total, next: nextPlace(page) };
  },
  readRow: async (read, row) => toPerson(await read('leadsUserList', row)),
};
