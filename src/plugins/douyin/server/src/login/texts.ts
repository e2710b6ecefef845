import type { ErrorCode } from '../shared/errors';

/** Languages of the visitor's pages. */
export type Language = 'zh' | 'en';

const zh = {
  lang: 'zh-CN',
  title: '抖音登录',
  heading: '使用抖音登录',
  lead: '点击下方按钮，在抖音页面用手机扫码确认。',
  button: '抖音登录',
  chooseApp: '选择登录方式',
  closedHeading: '暂未开放抖音登录',
  closed:
    '管理员还没有开启抖音登录。请在后台「抖音 › 应用」中填写 Client Key 与 Client Secret，并打开「登录」开关。',
  signingIn: '正在登录…',
  signedIn: '登录成功',
  signedInAs: '当前用户',
  sessionProved: '会话有效，可以关闭此页或返回网站。',
  failedHeading: '登录未完成',
  again: '重新登录',
  errors: {
    AUTH_STATE_INVALID: '这次登录已失效：可能已超过时间、已使用过，或不是在同一个浏览器中发起。请重新登录。',
    AUTH_REFUSED: '你在手机上取消了授权。如需登录，请重新扫码。',
    AUTH_CODE_INVALID: '授权码已过期或已被使用，请重新扫码。',
    AUTH_EXCHANGE_INVALID: '登录凭据已过期或已使用，请重新登录。',
    AUTH_LOGIN_CLOSED: '本站暂不允许该账号登录，请联系网站管理员。',
    AUTH_USER_BLOCKED: '该用户已被网站管理员停用。',
    AUTH_REQUEST_INVALID: '请求参数有误，请从网站重新进入登录页。',
    AUTH_TOO_OFTEN: '操作过于频繁，请一分钟后再试。',
    AUTH_CREDENTIALS: '网站的抖音应用配置有误，请联系网站管理员。',
    AUTH_APP: '抖音拒绝了本站的应用，请联系网站管理员。',
    API_UNREACHABLE: '暂时无法连接抖音，请稍后再试。',
    other: '登录时出现问题，请稍后重试或联系网站管理员。',
  },
};

const en: typeof zh = {
  lang: 'en',
  title: 'Log in with Douyin',
  heading: 'Log in with Douyin',
  lead: 'Press the button and confirm with your phone on Douyin’s page.',
  button: 'Log in with Douyin',
  chooseApp: 'Choose how to log in',
  closedHeading: 'Douyin login is not open yet',
  closed:
    'It has not been switched on. In the admin panel, open Douyin › Apps, enter the Client Key and Client Secret, and turn on “Login”.',
  signingIn: 'Logging you in…',
  signedIn: 'You are logged in',
  signedInAs: 'Signed in as',
  sessionProved: 'Your session is valid. You can close this page or go back to the site.',
  failedHeading: 'Login did not finish',
  again: 'Log in again',
  errors: {
    AUTH_STATE_INVALID:
      'This login is no longer valid: it took too long, was used already, or was started in another browser. Please start again.',
    AUTH_REFUSED: 'You refused on your phone. Scan again if you want to log in.',
    AUTH_CODE_INVALID: 'The code from Douyin has expired or was used already. Please scan again.',
    AUTH_EXCHANGE_INVALID: 'This login has expired or was used already. Please log in again.',
    AUTH_LOGIN_CLOSED: 'This site does not let this account log in. Please ask its administrator.',
    AUTH_USER_BLOCKED: 'This user was blocked by an administrator of the site.',
    AUTH_REQUEST_INVALID: 'The request is not valid. Please come in from the site again.',
    AUTH_TOO_OFTEN: 'Too many tries. Please wait a minute.',
    AUTH_CREDENTIALS: 'The site’s Douyin app is not set up correctly. Please tell its administrator.',
    AUTH_APP: 'Douyin refused this site’s app. Please tell its administrator.',
    API_UNREACHABLE: 'Douyin cannot be reached right now. Please try again later.',
    other: 'Something went wrong. Please try again later, or tell the site’s administrator.',
  },
};

/** All words of the visitor's pages. */
export type Texts = typeof zh;

/** The words in one language. */
export const textsIn = (language: Language): Texts => (language === 'zh' ? zh : en);

/** The sentence that tells a visitor what an error means. */
export function errorSentence(texts: Texts, code: ErrorCode | 'other'): string {
  return code in texts.errors ? texts.errors[code as keyof Texts['errors']] : texts.errors.other;
}
