import { text, type Call, type Fields } from '../call';
import { HOUR, MINUTE, now } from '../clock';
import { isRejection } from '../codes';
import { numberFor } from '../ids';
import { appAccess } from '../oauth/access';
import { encryptPhone } from '../oauth/userinfo';
import type { Endpoint, Outcome } from '../outcome';
import type { App, World } from '../world';
import { perhapsBad } from './bad-rows';
import { badParameter, placesOf, whole } from './pages';
import { someone } from './someone';
import { within, type Spread } from './spread';

/** The clues of a merchant: invented, spread evenly over a time; name and number come so many minutes late. */
export type Clues = Spread & { badPercent: number; lateMinutes: number };

const MOST = 100;

/** 线索查询 of the local-life side (reference §6.4): with the app's own token, the newest first. */
export const clueEndpoints: Endpoint[] = [
  {
    name: 'clue_query',
    path: '/goodlife/v1/open_api/crm/clue/query',
    methods: ['GET'],
    envelope: 'classic',
    answer: query,
  },
];

/** A moment written as `2025-06-01 10:00:00` in Beijing, in milliseconds. */
function beijing(written: string): number | undefined {
  const ms = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written)
    ? Date.parse(`${written.replace(' ', 'T')}+08:00`)
    : NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

const written = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');

function query(world: World, call: Call): Outcome {
  const app = appAccess(world, call, 'life.crm.clue.query');
  if (isRejection(app)) return app;
  const accountId = text(call.query, 'account_id');
  const clues = world.clues.get(accountId);
  if (!clues) return badParameter('account_id');
  const [start, end] = [beijing(text(call.query, 'start_time')), beijing(text(call.query, 'end_time'))];
  if (start === undefined) return badParameter('start_time');
  if (end === undefined || end < start) return badParameter('end_time');
  const [page, size] = [whole(call, 'page'), whole(call, 'page_size')];
  if (page === undefined || page < 1) return badParameter('page');
  if (size === undefined || size < 1 || size > MOST) return badParameter('page_size');
  const { low, high, msOf } = within(clues, start, end);
  const total = Math.max(0, high - low + 1);
  const list = placesOf({ behind: (page - 1) * size, count: size }, total).map((place) => {
    const key = ['clue', accountId, String(high - place)];
    const ms = msOf(high - place);
    const isEarly = now(world.clock) < ms + clues.lateMinutes * MINUTE;
    const row = { ...clue(world, app, key, ms), ...(isEarly ? { name: '', telephone: '' } : {}) };
    return perhapsBad(world, key, clues.badPercent, row, 'clue_id');
  });
  const shown = { page_number: page, page_size: size, page_total: Math.ceil(total / size), total };
  return { data: { clue_data: list, page: shown } };
}

function clue(world: World, app: App, key: string[], ms: number): Fields {
  const { nickname, city, province, gender } = someone(world, key.join('-'));
  const draw = (name: string, below: number): number => numberFor(world.ids, [name, ...key], below);
  const phone = `137${String(draw('phone', 10 ** 8)).padStart(8, '0')}`;
  return {
    clue_id: `7${String(draw('id', 10 ** 12)).padStart(12, '0')}`,
    name: nickname,
    telephone: encryptPhone(app.client_secret, phone, 16),
    gender,
    age: 18 + draw('age', 45),
    province_name: province,
    city_name: city,
    county_name: '',
    address: '',
    remark: draw('remark', 3) === 0 ? '想咨询周末活动' : '',
    remark_dict: '{}',
    tags: draw('tag', 2) === 0 ? ['高意向'] : [],
    create_time_detail: written(ms),
    modify_time: written(ms),
    action_type: 1 + draw('action', 3),
    clue_type: 1,
    flow_type: draw('flow', 2),
    allocation_status: 0,
    order_id: '',
    product_id: '',
    video_id: '',
    author_nickname: '小河',
  };
}
