import { z } from 'zod';
import { idText } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import { readData } from '../read';
import { accountPost } from './account-post';

const scope = 'video.create.bind';
const id = z.string().min(1).max(256);

/** What both kinds of works have. */
const workFields = {
  /** Title and description in one; may hold `#topic` and `@name`. */
  text: z.string().optional(),
  /** open_ids of the people named with `@`. */
  atUsers: z.array(id).optional(),
  /** 0 public, 1 only me, 2 friends. */
  privateStatus: z.literal([0, 1, 2]).optional(),
};

type WorkParams = {
  text?: string | undefined;
  atUsers?: string[] | undefined;
  privateStatus?: 0 | 1 | 2 | undefined;
};

const workBody = ({ text, atUsers, privateStatus }: WorkParams) => ({
  text,
  at_users: atUsers,
  private_status: privateStatus,
});

const work = z
  .object({ item_id: idText, video_id: idText.nullish() })
  .transform((data) => ({ itemId: data.item_id, videoId: data.video_id ?? null }));

/** A work that was just made; it is seen by its author alone until its review ends. */
export type NewWork = z.output<typeof work>;

/**
 * 创建抖音视频: publishes an uploaded video. Never repeated: where `mayBePublished` is true of its failure, only the account's own
 * works tell whether it was done.
 */
export const createVideo = defineApi({
  title: '创建抖音视频',
  token: 'account',
  scope,
  fields: z.object({
    videoId: id,
    ...workFields,
    /** The moment in the video that is its cover, in seconds. */
    coverSeconds: z.number().min(0).optional(),
    /** An uploaded picture as its cover. */
    coverImageId: id.optional(),
  }),
  method: 'POST',
  path: paths.createVideo,
  docs: docsOf('video-management/douyin/create-video/'),
  explorable: false,
  request: (caller, { videoId, coverSeconds, coverImageId, ...params }) => ({
    ...accountPost(caller, paths.createVideo),
    json: {
      video_id: videoId,
      ...workBody(params),
      cover_tsp: coverSeconds,
      custom_cover_image_url: coverImageId,
    },
  }),
  read: (answer): NewWork => readData(answer, 'api', work),
});

/** 发布图文: publishes uploaded pictures. Never repeated, as `createVideo`. */
export const createImageText = defineApi({
  title: '发布图文',
  token: 'account',
  scope,
  fields: z.object({ imageIds: z.array(id).min(1), ...workFields }),
  method: 'POST',
  path: paths.createImageText,
  docs: docsOf('video-management/douyin/create-image-text/'),
  explorable: false,
  request: (caller, { imageIds, ...params }) => ({
    ...accountPost(caller, paths.createImageText),
    json: { image_list: imageIds, ...workBody(params) },
  }),
  read: (answer): NewWork => readData(answer, 'api', work),
});
