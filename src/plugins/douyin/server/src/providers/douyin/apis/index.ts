import { retainConsultCards } from './cards';
import { clueQuery } from './clues';
import { accessCode, clientCode } from './codes';
import { commentList, commentReplyList } from './comments';
import { createImageText, createVideo } from './create';
import { fansCheck, fansComment, fansData, fansFavourite, fansSource } from './fans';
import { fansList, followingList } from './fans-list';
import { alliedId, phone, roleCheck, userInfo } from './identity';
import { intentionLog } from './intention-log';
import { leadsTagList, leadsTagUserList } from './leads-tags';
import { leadsActionList, leadsUserDetail, leadsUserList } from './leads-users';
import { userComment, userFans, userItem, userLike, userProfile, userShare } from './series';
import { openTicket, shareId, shareSchema } from './share';
import {
  completeVideoPartUpload,
  initVideoPartUpload,
  uploadImage,
  uploadVideo,
  uploadVideoPart,
} from './uploads';
import { videoData, videoList } from './videos';
import { eventSend, eventStatusList, eventStatusUpdate } from './webhooks';

export type { BadRow, Page, Rows } from '../rows';
export { reasonOf } from '../rows';
export type { RetainConsultCard } from './cards';
export type { Clue } from './clues';
export type { Comment } from './comments';
export type { NewWork } from './create';
export type { FansShare } from './fans';
export type { Fan } from './fans-list';
export type { IntentionLogEntry } from './intention-log';
export type { LeadsTag } from './leads-tags';
export type { LeadsAction, LeadsUser } from './leads-users';
export type { SeriesDay } from './series';
export type { Video } from './videos';

/** Every account API of the Douyin Open Platform that this plugin speaks, by name. */
export const douyinApis = {
  userInfo,
  phone,
  alliedId,
  roleCheck,
  clientCode,
  accessCode,
  fansCheck,
  fansData,
  fansSource,
  fansFavourite,
  fansComment,
  userFans,
  userItem,
  userLike,
  userComment,
  userShare,
  userProfile,
  videoList,
  videoData,
  fansList,
  followingList,
  intentionLog,
  commentList,
  commentReplyList,
  leadsUserList,
  leadsUserDetail,
  leadsActionList,
  leadsTagList,
  leadsTagUserList,
  retainConsultCards,
  clueQuery,
  eventStatusList,
  eventStatusUpdate,
  eventSend,
  uploadVideo,
  initVideoPartUpload,
  uploadVideoPart,
  completeVideoPartUpload,
  uploadImage,
  createVideo,
  createImageText,
  shareId,
  openTicket,
  shareSchema,
} as const;

/** The APIs with their types: `DouyinApis['fansCheck']`. */
export type DouyinApis = typeof douyinApis;
