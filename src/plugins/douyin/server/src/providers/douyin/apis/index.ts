import { accessCode, clientCode } from './codes';
import { fansCheck, fansComment, fansData, fansFavourite, fansSource } from './fans';
import { alliedId, phone, roleCheck, userInfo } from './identity';
import { userComment, userFans, userItem, userLike, userProfile, userShare } from './series';
import { videoData, videoList } from './videos';

export type { FansShare } from './fans';
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
} as const;

/** The APIs with their types: `DouyinApis['fansCheck']`. */
export type DouyinApis = typeof douyinApis;
