import { z } from 'zod';
import {
  idText,
  optionalFlag,
  optionalList,
  optionalMoment,
  optionalNumber,
  optionalText,
} from '../../answer';
import { defineApi } from '../../api';
import { docsOf, endpoint, paths } from '../endpoints';
import { readData } from '../read';
import { accountRead } from './account-read';
import { pageFields, pageQuery } from './page-fields';

const statistics = z.object({
  play_count: optionalNumber,
  digg_count: optionalNumber,
  comment_count: optionalNumber,
  share_count: optionalNumber,
  forward_count: optionalNumber,
  download_count: optionalNumber,
});

const video = z
  .object({
    item_id: idText,
    video_id: idText.nullish(),
    title: z.string().nullish(),
    cover: optionalText,
    share_url: optionalText,
    create_time: optionalMoment,
    is_top: optionalFlag,
    is_reviewed: optionalFlag,
    video_status: optionalNumber,
    media_type: optionalNumber,
    statistics: statistics.nullish(),
  })
  .transform((data) => ({
    itemId: data.item_id,
    videoId: data.video_id ?? null,
    title: data.title ?? '',
    cover: data.cover,
    shareUrl: data.share_url,
    createTime: data.create_time,
    isTop: data.is_top,
    isReviewed: data.is_reviewed,
    /** 1 published, 2 not suitable for the public, 4 under review, 5 public. */
    videoStatus: data.video_status,
    /** 2 pictures, 4 video. */
    mediaType: data.media_type,
    statistics: data.statistics
      ? {
          playCount: data.statistics.play_count,
          diggCount: data.statistics.digg_count,
          commentCount: data.statistics.comment_count,
          shareCount: data.statistics.share_count,
          forwardCount: data.statistics.forward_count,
          downloadCount: data.statistics.download_count,
        }
      : null,
  }));

/** One of the account's own works. Ids are opaque; numbers are null where the platform leaves them out. */
export type Video = z.output<typeof video>;

/** 查询授权账号视频列表: the account's own works, the newest first, by pages. */
export const videoList = defineApi({
  title: '查询授权账号视频列表',
  token: 'account',
  scope: 'video.list.bind',
  fields: z.object(pageFields),
  method: 'GET',
  path: paths.videoList,
  docs: docsOf('video-management/douyin/search-video/account-video-list'),
  explorable: true,
  request: (caller, params) => accountRead(caller, paths.videoList, pageQuery(params)),
  read(answer): { list: Video[]; cursor: string; hasMore: boolean } {
    const shape = z.object({ list: optionalList(video), cursor: idText.nullish(), has_more: optionalFlag });
    const data = readData(answer, 'api', shape);
    return { list: data.list, cursor: data.cursor ?? '0', hasMore: data.has_more ?? false };
  },
});

const ids = z.array(z.string().min(1).max(256)).min(1);

/** 查询特定视频的视频数据: some of the account's own works by `itemIds` or, without these, by `videoIds`. */
export const videoData = defineApi({
  title: '查询特定视频的视频数据',
  token: 'account',
  scope: 'video.data.bind',
  fields: z
    .object({ itemIds: ids.optional(), videoIds: ids.optional() })
    .refine(({ itemIds, videoIds }) => itemIds ?? videoIds, {
      path: ['itemIds'],
      message: 'give itemIds or videoIds',
    }),
  method: 'POST',
  path: paths.videoData,
  docs: docsOf('video-management/douyin/search-video/video-data'),
  explorable: true,
  request: ({ app, accessToken, openId }, { itemIds, videoIds }) => ({
    method: 'POST',
    url: endpoint(app.baseUrl, paths.videoData),
    query: { open_id: openId },
    headers: { 'access-token': accessToken },
    json: itemIds ? { item_ids: itemIds } : { video_ids: videoIds },
    idempotent: true,
  }),
  read: (answer): { list: Video[] } => readData(answer, 'api', z.object({ list: optionalList(video) })),
});
