import type { Fields } from '../call';
import { HOUR, now } from '../clock';
import { numberFor, personalId, textFor } from '../ids';
import { avatarUrl } from '../seed';
import type { App, World } from '../world';

/** What lists show of a person, real or invented. */
export type Someone = {
  id: string;
  nickname: string;
  avatar: string;
  city: string;
  province: string;
  country: string;
  /** 0 unknown, 1 male, 2 female. */
  gender: number;
};

const FIRST = ['爱读书的', '早起的', '河边的', '慢吞吞的', '喜欢下雨的', '周末的', '隔壁的', '会做饭的'];
const LAST = ['小鹿', '阿禾', '橘子', '老陈', '南风', '米粒', '豆包🍞', '七七', '木木', '海盐'];
const PLACES: [province: string, city: string][] = [
  ['浙江', '杭州'],
  ['浙江', '宁波'],
  ['江苏', '苏州'],
  ['广东', '广州'],
  ['广东', '深圳'],
  ['四川', '成都'],
  ['上海', '上海'],
  ['', ''],
];

/** A person by id: someone of `/_sim/people`, or invented from the seed. */
export function someone(world: World, id: string): Someone {
  let rest = numberFor(world.ids, ['someone', id], 2 ** 40);
  const draw = (below: number): number => {
    const drawn = rest % below;
    rest = Math.floor(rest / below);
    return drawn;
  };
  const [province, city] = PLACES[draw(PLACES.length)] ?? ['', ''];
  const gender = draw(3);
  const invented = `${FIRST[draw(FIRST.length)]}${LAST[draw(LAST.length)]}${draw(1000)}`;
  const { nickname = invented, avatar = avatarUrl(world.ids, id) } = world.people.get(id) ?? {};
  return { id, nickname, avatar: signed(world, id, avatar), city, province, country: '中国', gender };
}

/** An avatar's address as lists give it: its signature changes every hour, the picture does not. */
function signed(world: World, id: string, avatar: string): string {
  const hour = Math.ceil(now(world.clock) / HOUR);
  const signature = textFor(world.ids, ['signature', id, String(hour)], 16);
  const joint = avatar.includes('?') ? '&' : '?';
  return `${avatar}${joint}x-expires=${hour * 3600}&x-signature=${signature}`;
}

/** The open_id of a person in an app. */
export const openIdOf = (world: World, app: App, personId: string): string =>
  personalId(world.ids, 'open', personId, app.client_key);

/** open_id, and union_id where the app belongs to a developer. */
export const idsOf = (world: World, app: App, personId: string): Fields => ({
  open_id: openIdOf(world, app, personId),
  ...(app.developer === '' ? {} : { union_id: personalId(world.ids, 'union', personId, app.developer) }),
});
