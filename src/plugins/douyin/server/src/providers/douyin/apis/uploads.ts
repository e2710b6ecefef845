import { z } from 'zod';
import { count, idText, text } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import { fileFields } from '../publishing/file';
import { patience } from '../publishing/limits';
import { readData } from '../read';
import { accountPost, accountUpload } from './account-post';

const scope = 'video.create.bind';
const docs = docsOf('video-management/douyin/create-video/');
const uploadId = z.string().min(1).max(256);

const size = { width: count.nullish(), height: count.nullish() };
const video = z
  .object({ video: z.object({ video_id: idText, ...size }) })
  .transform((data) => ({ videoId: data.video.video_id }));
const image = z
  .object({ image: z.object({ image_id: idText, ...size }) })
  .transform((data) => ({ imageId: data.image.image_id }));

/** 上传视频: a video whole, up to 128 MB. Nothing is published by it. */
export const uploadVideo = defineApi({
  title: '上传视频',
  token: 'account',
  scope,
  fields: z.object(fileFields),
  method: 'POST',
  path: paths.uploadVideo,
  docs,
  explorable: false,
  request: (caller, params) => accountUpload(caller, paths.uploadVideo, { field: 'video', params }),
  read: (answer): { videoId: string } => readData(answer, 'api', video),
});

/** 初始化分片上传: begins an upload by parts, which lives two hours. */
export const initVideoPartUpload = defineApi({
  title: '初始化分片上传',
  token: 'account',
  scope,
  fields: z.object({}),
  method: 'POST',
  path: paths.initVideoPartUpload,
  docs,
  explorable: false,
  // One that nobody goes on with is forgotten by the platform.
  request: (caller) => ({ ...accountPost(caller, paths.initVideoPartUpload), json: {}, idempotent: true }),
  read: (answer): { uploadId: string } => ({
    uploadId: readData(answer, 'api', z.object({ upload_id: text })).upload_id,
  }),
});

/** 上传视频分片: one part, numbered from 1; sending it again replaces it. */
export const uploadVideoPart = defineApi({
  title: '上传视频分片',
  token: 'account',
  scope,
  fields: z.object({ uploadId, partNumber: z.number().int().min(1), ...fileFields }),
  method: 'POST',
  path: paths.uploadVideoPart,
  docs,
  explorable: false,
  request: (caller, { uploadId: id, partNumber, ...params }) =>
    accountUpload(caller, paths.uploadVideoPart, {
      field: 'video',
      query: { upload_id: id, part_number: String(partNumber) },
      params,
    }),
  read(answer): Record<never, never> {
    readData(answer, 'api', z.looseObject({}));
    return {};
  },
});

/** 完成分片上传: puts the parts together, once. */
export const completeVideoPartUpload = defineApi({
  title: '完成分片上传',
  token: 'account',
  scope,
  fields: z.object({ uploadId }),
  method: 'POST',
  path: paths.completeVideoPartUpload,
  docs,
  explorable: false,
  request: (caller, { uploadId: id }) => ({
    ...accountPost(caller, paths.completeVideoPartUpload, { upload_id: id }),
    json: {},
    timeoutMs: patience.restMs,
  }),
  read: (answer): { videoId: string } => readData(answer, 'api', video),
});

/** 上传图片: a picture for a post or for a cover. */
export const uploadImage = defineApi({
  title: '上传图片',
  token: 'account',
  scope,
  fields: z.object(fileFields),
  method: 'POST',
  path: paths.uploadImage,
  docs,
  explorable: false,
  request: (caller, params) => accountUpload(caller, paths.uploadImage, { field: 'image', params }),
  read: (answer): { imageId: string } => readData(answer, 'api', image),
});
