import { z } from 'zod';
import { idText, optionalSeconds, text } from '../../answer';
import { defineApi, type ApiCaller } from '../../api';
import { docsOf, endpoint, paths } from '../endpoints';
import { mediaBody, shareFields } from '../publishing/share-link';
import { readData } from '../read';

const ofApp = ({ app, accessToken }: ApiCaller, path: string) => ({
  url: endpoint(app.baseUrl, path),
  headers: { 'access-token': accessToken },
  // Every one of these makes something that nobody has to use.
  idempotent: true,
});

/** 获取 share_id: the `create_video` event of what is published with it carries it. */
export const shareId = defineApi({
  title: '获取 share_id',
  token: 'app',
  scope: null,
  fields: z.object({}),
  method: 'GET',
  path: paths.shareId,
  docs: docsOf('video-management/douyin/search-video/video-share-result'),
  explorable: false,
  request: (caller) => ({ method: 'GET', ...ofApp(caller, paths.shareId), query: { need_callback: 'true' } }),
  read: (answer): { shareId: string } => ({
    shareId: readData(answer, 'api', z.object({ share_id: idText })).share_id,
  }),
});

/** 获取 openTicket: signs share links, for about two hours. */
export const openTicket = defineApi({
  title: '获取 openTicket',
  token: 'app',
  scope: 'open.get.ticket',
  fields: z.object({}),
  method: 'GET',
  path: paths.openTicket,
  docs: docsOf('tools-ability/jsb-management/get-open-ticket'),
  explorable: false,
  request: (caller) => ({ method: 'GET', ...ofApp(caller, paths.openTicket) }),
  read(answer): { ticket: string; ttlSeconds: number | null } {
    const data = readData(answer, 'api', z.object({ ticket: text, expires_in: optionalSeconds }));
    return { ticket: data.ticket, ttlSeconds: data.expires_in };
  },
});

/** H5 分享跳转链接获取: a short link that opens Douyin's publishing page with what it holds, to be drawn as a QR code. */
export const shareSchema = defineApi({
  title: 'H5 分享跳转链接获取',
  token: 'app',
  scope: 'jump.basic',
  fields: z.object({
    ...shareFields,
    ticket: z.string().min(1),
    /** When the link ends. */
    expiresAt: z.date(),
  }),
  method: 'POST',
  path: paths.shareSchema,
  docs: docsOf('video-management/jump/h5-share'),
  explorable: false,
  request: (caller, { ticket, expiresAt, shareId: state, title, hashtags, media, direct }) => ({
    method: 'POST',
    ...ofApp(caller, paths.shareSchema),
    json: {
      client_ticket: ticket,
      expire_at: Math.floor(expiresAt.getTime() / 1000),
      state,
      title,
      hashtag_list: hashtags,
      share_to_publish: direct ? 1 : 0,
      ...mediaBody(media),
    },
  }),
  read: (answer): { link: string } => ({
    link: readData(answer, 'api', z.object({ schema: text })).schema,
  }),
});
