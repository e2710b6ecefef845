import { PAN115_DESCRIPTIONS } from './pan115/codes';

/** A business failure of the platform: its number and its sentence. */
export type Rejection = { code: number; description: string };

/**
 * The platform's sentence for each number the simulator can answer.
 * Official doc: status-code, and the error table of each endpoint; wording of the 1000x row is approximate.
 */
const DESCRIPTIONS: Record<number, string> = {
  ...PAN115_DESCRIPTIONS,
  22: '非法应用',
  10001: '系统错误',
  10002: '参数错误',
  10003: 'client_key 错误',
  10004: '应用权限不足，请申请对应的 scope 权限',
  10005: '参数缺失',
  10006: '非法重定向 URI，需要与应用配置中的「授权回调域」一致',
  10007: '授权码过期',
  10008: 'access_token 无效',
  10010: 'refresh_token 过期',
  10012: '应用审核中',
  10013: 'client_key 或者 client_secret 错误',
  10014: 'client_key 与获取 code 时使用的 client_key 不一致',
  10015: '应用类型错误',
  10020: '超过次数限制',
  2111003: '评论不合法',
  2111007: '获取视频失败',
  2112001: '非企业号，无权限',
  2114005: '投稿功能被封禁',
  2114007: '今日投稿数量已达上限',
  2190001: 'quota 已用完',
  2190002: 'access_token 无效',
  2190005: '视频文件太大了',
  2190006: '视频时长不能超过15分钟',
  2190007: '无效的视频文件id',
  2190008: 'access_token 过期，请刷新或重新授权',
  28001003: 'access_token无效',
  28001005: '系统内部错误，请重试',
  28001006: '网络调用错误，请重试',
  28001007: '参数不合法',
  28001008: 'access_token过期，请刷新或重新授权',
  28001012: '用户未授权该OpenAPI',
  28001015: 'access_token与openId不匹配',
  28001016: '当前应用已被封禁或下线',
  28001017: '未知的URI',
  28001018: '应用未获得该能力',
  28001020: '用户未绑定测试应用',
  28001056: '该接口已下线',
  28003017: 'quota已用完',
  28003018: '请求过于频繁',
};

/** A rejection with the platform's own sentence, or with another one. */
export const reject = (code: number, description?: string): Rejection => ({
  code,
  description: description ?? DESCRIPTIONS[code] ?? '未知错误',
});

/** Tells a failure from every other result. */
export const isRejection = (value: object): value is Rejection => 'code' in value && 'description' in value;
