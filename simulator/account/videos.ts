import { text, type Call, type Fields } from '../call';
import { DAY, now, SECOND } from '../clock';
import { isRejection, reject } from '../codes';
import { numberFor, opaqueIdFor, textFor } from '../ids';
import { accountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import { reviewed } from '../publishing/review';
import type { Person, World } from '../world';

/** One published work, in the platform's words. */
export type Video = {
  item_id: string;
  video_id: string;
  title: string;
  cover: string;
  share_url: string;
  /** Unix seconds; no two works of a person have the same. */
  create_time: number;
  is_top: boolean;
  is_reviewed: boolean;
  /** 1 published, 2 not suitable, 4 under review, 5 public. */
  video_status: number;
  /** 2 pictures, 4 video. */
  media_type: number;
  statistics: Record<`${'play' | 'digg' | 'comment' | 'share' | 'forward' | 'download'}_count`, number>;
};

/** 查询授权账号视频列表 and 查询特定视频的视频数据 (reference §7). */
export const videoEndpoints: Endpoint[] = [
  {
    name: 'video_list',
    path: '/api/douyin/v1/video/video_list',
    methods: ['GET'],
    envelope: 'classic',
    answer: list,
  },
  {
    name: 'video_data',
    path: '/api/douyin/v1/video/video_data',
    methods: ['POST'],
    envelope: 'classic',
    answer: some,
  },
];

const TITLES = ['绘本开箱', '雨天的书店', '店长推荐', '周末故事会', '新书到了', '河边读诗'];
const NEWEST_MS = Date.UTC(2025, 5, 1, 10);

/** A work with every field that is not given invented from the key. */
export function inventVideo(world: World, key: string[], given: Partial<Video> = {}): Video {
  const number = (name: string, below: number): number =>
    numberFor(world.ids, ['video', ...key, name], below);
  const play = 1000 + number('play', 90_000);
  const video_id = `7${String(number('id', 10 ** 9)).padStart(9, '0')}${String(number('more', 10 ** 9)).padStart(9, '0')}`;
  return {
    item_id: opaqueIdFor(world.ids, ['video', ...key]),
    video_id,
    title: TITLES[number('title', TITLES.length)] ?? '',
    cover: `https://p3.douyinpic.com/cover/${textFor(world.ids, ['cover', ...key], 24)}.jpeg?from=sim`,
    share_url: `https://www.iesdouyin.com/share/video/${video_id}/`,
    create_time: 0,
    is_top: false,
    is_reviewed: true,
    video_status: 5,
    media_type: number('media', 4) === 0 ? 2 : 4,
    statistics: {
      play_count: play,
      digg_count: Math.floor(play / 12),
      comment_count: Math.floor(play / 150),
      share_count: Math.floor(play / 300),
      forward_count: Math.floor(play / 700),
      download_count: Math.floor(play / 900),
    },
    ...given,
  };
}

/** All works of a person, the newest first: invented ones, 小河 23, others 3 to 20, and those steered. */
export function videosOf(world: World, { id }: Person): Video[] {
  const count = id === 'xiaohe' ? 23 : 3 + numberFor(world.ids, ['videos', id], 18);
  const invented = Array.from({ length: count }, (_, index) =>
    inventVideo(world, [id, String(index)], {
      create_time: (NEWEST_MS - index * 3 * DAY) / SECOND,
      is_top: index === 2,
    }),
  );
  return [...(world.videos.get(id) ?? []), ...invented]
    .flatMap((video) => reviewed(world, video) ?? [])
    .sort((one, other) => other.create_time - one.create_time);
}

/** What the list shows already; new works come to it late where a switch says so. */
const listedOf = (world: World, person: Person): Video[] => {
  const untilMs = now(world.clock) - world.switches.listDelaySeconds * SECOND;
  return videosOf(world, person).filter(
    ({ create_time, item_id }) => create_time * SECOND <= untilMs || !world.publishing.reviews.has(item_id),
  );
};

/** A page in an order of its own, always the same for the same works. */
const shuffled = (world: World, page: Video[]): Video[] =>
  page
    .map((video) => ({ video, place: numberFor(world.ids, ['shuffled', video.item_id], 1_000_000) }))
    .sort((one, other) => one.place - other.place)
    .map(({ video }) => video);

/** A page of at most 20; the cursor is the moment of the last work shown, in milliseconds. */
function list(world: World, call: Call): Outcome {
  const access = accountAccess(world, call, 'video.list.bind');
  if (isRejection(access)) return access;
  const [count, cursor] = [whole(call.query, 'count', ''), whole(call.query, 'cursor', '0')];
  if (count === undefined || count < 1 || count > 20) return reject(28001007, '参数不合法: count');
  if (cursor === undefined) return reject(28001007, '参数不合法: cursor');
  const rest = listedOf(world, access.person).filter(
    ({ create_time }) => cursor === 0 || create_time * SECOND < cursor,
  );
  const page = rest.slice(0, count);
  const next = (page.at(-1)?.create_time ?? 0) * SECOND;
  const shown = world.switches.listShuffled ? shuffled(world, page) : page;
  return { data: { list: shown, cursor: next === 0 ? cursor : next, has_more: rest.length > count } };
}

function whole(query: Fields, name: string, fallback: string): number | undefined {
  const value = text(query, name) || fallback;
  return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}

/** Works by item_ids or, without these, by video_ids; what is not the account's own is left out. */
function some(world: World, call: Call): Outcome {
  const access = accountAccess(world, call, 'video.data.bind');
  if (isRejection(access)) return access;
  const { item_ids: items, video_ids: videos } = call.body.kind === 'json' ? call.body.fields : {};
  const ids: unknown = items ?? videos;
  const isList = Array.isArray(ids) && ids.length > 0 && ids.every((id) => typeof id === 'string');
  if (!isList) return reject(28001007, '参数不合法: item_ids');
  const name = items ? 'item_id' : 'video_id';
  return { data: { list: videosOf(world, access.person).filter((video) => ids.includes(video[name])) } };
}
