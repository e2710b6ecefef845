/** Where the Douyin Open Platform lives. */
export const platformUrl = 'https://open.douyin.com';

/** Paths of the platform, https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/ */
export const paths = {
  /** 获取授权码: a page for the user's browser, not a call. */
  connect: '/platform/oauth/connect/',
  /** 获取 access_token */
  accessToken: '/oauth/access_token/',
  /** 刷新 access_token */
  refreshToken: '/oauth/refresh_token/',
  /** 刷新 refresh_token */
  renewRefreshToken: '/oauth/renew_refresh_token/',
  /** 生成 client_token: a new one cuts the one before short. */
  clientToken: '/oauth/client_token/',
  /** 生成 stable_client_token: repeated calls return the same token, so a live one is never cut short. */
  stableClientToken: '/oauth/stable_client_token/',
  /** 获取用户公开信息 */
  userInfo: '/oauth/userinfo/',
  /** 获取用户唯一标识 */
  alliedId: '/api/douyin/v1/auth/get_related_id/',
  /** 用户经营身份管理 */
  roleCheck: '/api/douyin/v1/role/check/',
  /** 获取 client_code and access_code: without a slash at the end. */
  clientCode: '/passport/open/get_client_code',
  accessCode: '/passport/open/get_access_code',
  /** 粉丝判断 */
  fansCheck: '/fans/check/',
  /** 粉丝画像数据 */
  fansData: '/api/douyin/v1/user/fans_data/',
  fansSource: '/data/extern/fans/source/',
  fansFavourite: '/data/extern/fans/favourite/',
  fansComment: '/data/extern/fans/comment/',
  /** 获取粉丝列表 and 获取关注列表: retired. */
  fansList: '/fans/list/',
  followingList: '/following/list/',
  /** 查询互动日志 */
  intentionLog: '/api/douyin/v1/interactive/intention/log/list/',
  /** 评论列表 and 评论回复列表 */
  commentList: '/item/comment/list/',
  commentReplyList: '/item/comment/reply/list/',
  /** 意向用户 of enterprise accounts and their 标签: retired. */
  leadsUserList: '/enterprise/leads/user/list/',
  leadsUserDetail: '/enterprise/leads/user/detail/',
  leadsActionList: '/enterprise/leads/user/action/list/',
  leadsTagList: '/enterprise/leads/tag/list/',
  leadsTagUserList: '/enterprise/leads/tag/user/list/',
  /** 查询留资卡片 */
  retainConsultCards: '/im/get/retain_consult_card/',
  /** 线索查询 of the local-life side */
  clueQuery: '/goodlife/v1/open_api/crm/clue/query/',
  /** 查询授权账号视频列表 and 查询特定视频的视频数据 */
  videoList: '/api/douyin/v1/video/video_list/',
  videoData: '/api/douyin/v1/video/video_data/',
  /** 查询事件订阅状态, 更新事件订阅状态, and a made-up event. */
  eventStatusList: '/event/status/list/',
  eventStatusUpdate: '/event/status/update/',
  eventSend: '/sandbox/webhook/event/send/',
  /** 上传视频, whole and by parts, and 上传图片 */
  uploadVideo: '/api/douyin/v1/video/upload_video/',
  initVideoPartUpload: '/api/douyin/v1/video/init_video_part_upload/',
  uploadVideoPart: '/api/douyin/v1/video/upload_video_part/',
  completeVideoPartUpload: '/api/douyin/v1/video/complete_video_part_upload/',
  uploadImage: '/api/douyin/v1/video/upload_image/',
  /** 创建抖音视频 and 发布图文 */
  createVideo: '/api/douyin/v1/video/create_video/',
  createImageText: '/api/douyin/v1/video/create_image_text/',
  /** 获取 share_id, 获取 openTicket and H5 分享跳转链接获取 */
  shareId: '/share-id/',
  openTicket: '/open/getticket/',
  shareSchema: '/api/douyin/v1/schema/get_share/',
} as const;

/** Which call an answer belongs to; some numbers mean different things in different calls. */
export type Operation =
  'accessToken' | 'refreshToken' | 'renewRefreshToken' | 'clientToken' | 'accessCode' | 'api';

/** A path below an app's base URL; the base may end in a slash or hold a path of its own. */
export function endpoint(baseUrl: string, path: string): string {
  return `${baseUrl.replace(/\/+$/, '')}${path}`;
}

/** Where the platform documents an API. */
export const docsOf = (page: string): string =>
  `https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/openapi/${page}`;
