import { textFor, type Ids } from './ids';
import type { App, Person } from './world';

/** The demo app's key, for scripts and documents. */
export const DEMO_CLIENT_KEY = 'awsim0000demo';

/** The demo app's secret: 32 characters, as the platform's; it opens nothing but this simulator. */
export const DEMO_CLIENT_SECRET = 'sim0demo0secret0of0thirty0two0ch';

const DEMO_SCOPES = [
  'user_info',
  'mobile_alert',
  'fans.check',
  'fans.data.bind',
  'data.external.user',
  'data.external.fans_source',
  'data.external.fans_favourite',
  'user.intention',
  'item.comment',
  'im.direct_message',
  'im.message_card',
  'video.create.bind',
  'video.list.bind',
  'video.data.bind',
  'op.business.status',
  'open.account.data',
  'aweme.webhook',
];

const CALLBACK = '/api/v1/lead/douyin/auth/callback';

/** The apps of the seed world. */
export const seedApps = (): App[] => [
  {
    client_key: DEMO_CLIENT_KEY,
    client_secret: DEMO_CLIENT_SECRET,
    name: '河畔书店',
    redirect_uris: [
      `https://site.example${CALLBACK}`,
      `http://127.0.0.1:1337${CALLBACK}`,
      `http://localhost:1337${CALLBACK}`,
    ],
    scopes: [...DEMO_SCOPES],
    type: 'web',
    stage: 'online',
    capabilities: ['renew_refresh_token'],
    developer: 'dev-hepan',
    company: 'co-hepan',
    testers: [],
  },
];

const PEOPLE: [id: string, nickname: string, roles: string[]][] = [
  ['xiaohe', '小河', ['COMPANY_BAND', 'AUTH_COMPANY']],
  ['shancha', '山茶', []],
  ['muyu', '木鱼石', ['STAFF']],
  ['qingtuan', '青团🍃', []],
  ['yuntun', '云吞 & <面>', []],
];

/** The five people of the seed world: invented, with one nickname that tries the reader's escaping. */
export const seedPeople = (ids: Ids): Person[] =>
  PEOPLE.map(([id, nickname, roles], index) => ({
    id,
    nickname,
    avatar: avatarUrl(ids, id),
    short_id: String(70010001 + index),
    mobile: `1380000000${index + 1}`,
    roles: [...roles],
    pan115_user_id: 340010001 + index,
  }));

/** Who follows whom from the start: 山茶 and 木鱼石 follow 小河. */
export const seedFollows = (): Map<string, Map<string, number>> =>
  new Map([
    [
      'xiaohe',
      new Map([
        ['shancha', Date.UTC(2025, 2, 8, 4)],
        ['muyu', Date.UTC(2025, 4, 20, 12)],
      ]),
    ],
  ]);

/** An avatar address in the platform's form; the simulator's own picture is `/_sim/avatar/:id.svg`. */
export const avatarUrl = (ids: Ids, personId: string): string =>
  `https://p3.douyinpic.com/aweme/100x100/aweme-avatar/${textFor(ids, ['avatar', personId], 24)}.jpeg?from=sim`;
