import { text, type Call, type Fields } from '../call';
import { isRejection, reject } from '../codes';
import { numberFor } from '../ids';
import { accountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { Person, World } from '../world';
import { dateText, fansBy, growing, today, type Day } from './days';

type Line = (world: World, person: Person, day: Day) => Fields;

/** A number of one day, between a tenth and the whole of `most`. */
const daily =
  (name: string, most: number): Line =>
  (world, { id }, day) => ({
    [name]: Math.floor(most / 10) + numberFor(world.ids, [name, id, String(day)], Math.ceil(most * 0.9)),
  });

const fans: Line = (world, person, day) => {
  const total = fansBy(world, person, day);
  return { total_fans: total, new_fans: total - fansBy(world, person, day - 1) };
};

const issues: Line = (world, person, day) => {
  const key = ['issue', person.id];
  const total = growing(world, key, 0.5, day);
  const before = growing(world, key, 0.5, day - 1);
  return { new_issue: total - before, total_issue: total, ...daily('new_play', 5000)(world, person, day) };
};

const SERIES: Record<string, Line> = {
  fans,
  item: issues,
  like: daily('new_like', 600),
  comment: daily('new_comment', 80),
  share: daily('new_share', 40),
  profile: daily('profile_uv', 300),
};

/** 用户数据 (reference §5): one line a day for the last 7, 15 or 30 days, up to yesterday. */
export const seriesEndpoints: Endpoint[] = Object.entries(SERIES).map(([name, line]) => ({
  name: `user_${name}`,
  path: `/data/external/user/${name}`,
  methods: ['GET'],
  envelope: 'classic',
  answer: (world, call) => series(world, call, line),
}));

function series(world: World, call: Call, line: Line): Outcome {
  const access = accountAccess(world, call, 'data.external.user');
  if (isRejection(access)) return access;
  const days = ['7', '15', '30'].find((choice) => choice === text(call.query, 'date_type'));
  if (days === undefined) return reject(28001007, '参数不合法: date_type');
  const first = today(world) - Number(days);
  const list = Array.from({ length: Number(days) }, (_, index) => ({
    date: dateText(first + index),
    ...line(world, access.person, first + index),
  }));
  return { data: { result_list: list } };
}
