import type { Call, Fields } from '../call';
import { isRejection } from '../codes';
import { nextNumber, numberFor } from '../ids';
import type { AccountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { audienceOf, fanCount, fanPlaces, type Audience } from './audience';
import { perhapsBad } from './bad-rows';
import { legacyAccess } from './legacy';
import { askedPage, endOf, placesOf } from './pages';
import { idsOf, someone } from './someone';

/** The most rows of a page; the platform states none (reference §5). */
const MOST = 20;

/** 粉丝列表 and 关注列表 (reference §5), retired on 2022-11-30. */
export const fansListEndpoints: Endpoint[] = [
  { name: 'fans_list', path: '/fans/list', methods: ['GET'], envelope: 'classic', answer: fans },
  {
    name: 'following_list',
    path: '/following/list',
    methods: ['GET'],
    envelope: 'classic',
    answer: following,
  },
];

function fans(world: World, call: Call): Outcome {
  const access = legacyAccess(world, call, 'fans.list');
  if (isRejection(access)) return access;
  const asked = askedPage(world, call, MOST);
  if (isRejection(asked)) return asked;
  const audience = audienceOf(world, access.person);
  const total = audience.empty ? 0 : fanCount(world, access.person);
  const reachable = Math.min(total, audience.cap);
  const fanAt = fanPlaces(world, access.person);
  const places = shuffled(world, audience, placesOf(asked, reachable), reachable);
  const list = places.map((place) => row(world, access, audience, fanAt(place)));
  return { data: { list, total, ...endOf(world, asked, reachable) } };
}

/** Some places exchanged for any other of the list, others with each call. */
function shuffled(world: World, { shufflePercent }: Audience, places: number[], size: number): number[] {
  if (shufflePercent === 0) return places;
  const call = String(nextNumber(world.ids, 'shuffle'));
  return places.map((place) => {
    const key = ['shuffle', call, String(place)];
    const isMoved = numberFor(world.ids, key, 100) < shufflePercent;
    return isMoved ? numberFor(world.ids, [...key, 'to'], size) : place;
  });
}

function row(world: World, { app }: AccountAccess, audience: Audience, id: string): unknown {
  const { nickname, avatar, city, province, country, gender } = someone(world, id);
  const hasChanged =
    !world.people.has(id) && numberFor(world.ids, ['changed', id], 100) < audience.changedPercent;
  const shown: Fields = {
    ...idsOf(world, app, id),
    nickname: hasChanged ? `${nickname}·新` : nickname,
    avatar,
    city,
    province,
    country,
    gender,
  };
  return perhapsBad(world, ['fans', id], audience.badPercent, shown);
}

/** Whom the account follows: the steered and seeded ones, then invented ones. */
function following(world: World, call: Call): Outcome {
  const access = legacyAccess(world, call, 'following.list');
  if (isRejection(access)) return access;
  const asked = askedPage(world, call, MOST);
  if (isRejection(asked)) return asked;
  const { id } = access.person;
  const audience = audienceOf(world, access.person);
  const known = [...world.follows].filter(([, followers]) => followers.has(id)).map(([followed]) => followed);
  const size = known.length + audience.following;
  const idAt = (place: number): string => known[place] ?? `followed-${id}-${place - known.length}`;
  const list = placesOf(asked, size).map((place) => row(world, access, audience, idAt(place)));
  return { data: { list, ...endOf(world, asked, size) } };
}
