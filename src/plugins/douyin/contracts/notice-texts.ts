import type { Remedy } from './errors';
import { postNoticeTexts } from './post-notice-texts';
import type { NoticeFacts, NoticeKind, NoticeLanguage, NoticePhase, Severity } from './notices';

/** What is said of one kind. `{name}` is its subject, `{cause}` and `{fix}` come from `causeTexts`, the rest are facts. */
type KindTexts = { title: string; sentence: string; remedy: string; recovered: string };

type In<Texts> = Record<NoticeLanguage, Texts>;

const consentAgain: In<string> = {
  'zh-Hans': '请让账号的主人重新授权；账号、绑定的用户和线索都会保留。',
  en: 'Have the account’s owner authorise it again; the account, its user and its leads are kept.',
};

/** The texts of every kind; screens and messages say the same. */
export const kindTexts: Record<NoticeKind, { remedy: Remedy } & In<KindTexts>> = {
  'grant-lost': {
    remedy: 'reauthorize',
    'zh-Hans': {
      title: '账号需要重新授权',
      sentence: '「{name}」的授权已失效，本站不能再代表它调用平台。',
      remedy: consentAgain['zh-Hans'],
      recovered: '「{name}」已重新授权，恢复正常。',
    },
    en: {
      title: 'An account must be authorised again',
      sentence: 'The grant of “{name}” is lost: this site can no longer act for it.',
      remedy: consentAgain.en,
      recovered: '“{name}” was authorised again and works.',
    },
  },
  'grant-unknown': {
    remedy: 'reauthorize',
    'zh-Hans': {
      title: '授权状态不明，需要重新授权',
      sentence: '刷新「{name}」的令牌时没有收到平台的答复，而旧令牌已不再被接受。',
      remedy: consentAgain['zh-Hans'],
      recovered: '「{name}」已重新授权，恢复正常。',
    },
    en: {
      title: 'A grant is unknown: authorise it again',
      sentence:
        'The platform’s answer to a refresh of “{name}” was lost, and the old token is accepted no more.',
      remedy: consentAgain.en,
      recovered: '“{name}” was authorised again and works.',
    },
  },
  'grant-ends': {
    remedy: 'reauthorize',
    'zh-Hans': {
      title: '账号授权即将到期',
      sentence: '「{name}」的授权还剩 {days} 天。',
      remedy: '请在到期前让账号的主人重新授权一次，否则到期后本站不能再代表它调用平台。',
      recovered: '「{name}」已重新授权，恢复正常。',
    },
    en: {
      title: 'A grant is about to end',
      sentence: 'Days left for the grant of “{name}”: {days}.',
      remedy:
        'Have the account’s owner authorise it again before; otherwise this site can no longer act for it.',
      recovered: '“{name}” was authorised again and works.',
    },
  },
  configuration: {
    remedy: 'fix-config',
    'zh-Hans': {
      title: '应用配置有问题',
      sentence: '应用「{name}」不能正常工作：{cause}',
      remedy: '{fix}',
      recovered: '应用「{name}」已恢复正常。',
    },
    en: {
      title: 'An app is not set up right',
      sentence: 'The app “{name}” does not work: {cause}',
      remedy: '{fix}',
      recovered: 'The app “{name}” works again.',
    },
  },
  'platform-down': {
    remedy: 'later',
    'zh-Hans': {
      title: '平台长时间没有正常应答',
      sentence: '「{name}」的令牌刷新持续失败，平台没有正常应答。授权没有丢失。',
      remedy: '系统会自动重试。如果持续较久，请检查服务器能否访问平台，并留意平台的公告。',
      recovered: '平台已恢复应答，「{name}」的令牌刷新恢复正常。',
    },
    en: {
      title: 'The platform has not answered for a long time',
      sentence:
        'Refreshes of “{name}” keep failing: the platform does not answer as it should. No grant is lost.',
      remedy: 'They are tried again by themselves. If it lasts, check that this server reaches the platform.',
      recovered: 'The platform answers again; “{name}” is refreshed as usual.',
    },
  },
  'account-trouble': {
    remedy: 'never',
    'zh-Hans': {
      title: '账号状态异常',
      sentence: '平台报告账号「{name}」已被封禁或注销。',
      remedy: '请账号的主人在抖音 App 中查看原因；账号解封后会自动恢复。',
      recovered: '账号「{name}」已恢复正常。',
    },
    en: {
      title: 'An account is in trouble',
      sentence: 'The platform says that the account “{name}” was banned or closed.',
      remedy: 'Its owner sees the reason in the platform’s app; once it is free it works again by itself.',
      recovered: 'The account “{name}” works again.',
    },
  },
  'keys-locked': {
    remedy: 'fix-config',
    'zh-Hans': {
      title: '加密密钥不匹配',
      sentence: '「{name}」已保存的密钥和令牌无法读取，令牌的刷新已停止。没有数据被覆盖。',
      remedy: '请把原来的密钥放回环境变量 DOUYIN_ENCRYPTION_KEYS 并重启。',
      recovered: '「{name}」的加密密钥已恢复，令牌照常刷新。',
    },
    en: {
      title: 'The encryption keys do not match',
      sentence:
        'Stored secrets and tokens of “{name}” cannot be read; no token is refreshed. Nothing was overwritten.',
      remedy: 'Put the former key back into DOUYIN_ENCRYPTION_KEYS and restart.',
      recovered: 'The encryption keys of “{name}” are right again; tokens are refreshed as usual.',
    },
  },
  'webhook-dead': {
    remedy: 'fix-config',
    'zh-Hans': {
      title: '有推送未能处理',
      sentence: '「{name}」收到的推送多次处理失败，已停止重试。其他推送照常处理。',
      remedy: '请查看日志中的原因，排除后重新处理这些推送；推送的内容仍然保留。',
      recovered: '「{name}」的推送已恢复处理。',
    },
    en: {
      title: 'A delivery could not be handled',
      sentence:
        'What the platform delivered to “{name}” failed again and again and is tried no more. All else goes on.',
      remedy: 'Look for the cause in the log, set it right and handle the delivery again; it is kept.',
      recovered: 'Deliveries to “{name}” are handled again.',
    },
  },
  'webhook-silent': {
    remedy: 'fix-config',
    'zh-Hans': {
      title: '长时间没有收到推送',
      sentence: '「{name}」已有 {hours} 小时没有收到平台的推送，比平时长得多。',
      remedy:
        '平台推送持续失败后可能停止推送或取消订阅。请在平台控制台检查 Webhooks 的地址和事件的订阅状态，并确认从公网能访问本站。',
      recovered: '「{name}」又收到了平台的推送。',
    },
    en: {
      title: 'No deliveries for a long time',
      sentence:
        'Hours since the platform last delivered to “{name}”: {hours}. That is much longer than is usual with it.',
      remedy:
        'The platform may stop to deliver, or end a subscription, after failures that last. In its console check the address under Webhooks and the state of each subscription, and that this site is reached from the internet.',
      recovered: 'The platform delivers to “{name}” again.',
    },
  },
  ...postNoticeTexts,
};

type Cause = In<{ cause: string; fix: string }>;

const otherCause: Cause = {
  'zh-Hans': {
    cause: '平台拒绝了它的请求。',
    fix: '请在应用页点击「测试连接」，按提示修改后保存。',
  },
  en: {
    cause: 'the platform refuses its requests.',
    fix: 'Press “Test connection” on the app’s page and change what it names.',
  },
};

/** Why an app does not work and what to do, by the fact `code`. */
const causeTexts: Record<string, Cause> = {
  AUTH_CREDENTIALS: {
    'zh-Hans': {
      cause: '平台拒绝了它的 Client Key 或 Client Secret。',
      fix: '请从平台控制台重新复制 Client Key 和 Client Secret，填到应用页并保存。',
    },
    en: {
      cause: 'the platform refused its client key or secret.',
      fix: 'Copy client key and secret from the platform’s console again and save them on the app’s page.',
    },
  },
  AUTH_APP: {
    'zh-Hans': {
      cause: '平台已停用或限制了这个应用。',
      fix: '请在平台控制台查看应用的状态和处罚通知，恢复后会自动重试。',
    },
    en: {
      cause: 'the platform banned or limited it.',
      fix: 'Look at its state in the platform’s console; once it is free it is tried again by itself.',
    },
  },
  API_FORBIDDEN: {
    'zh-Hans': {
      cause: '它没有所需的能力或权限。',
      fix: '请在平台控制台「能力管理」为应用申请该能力。',
    },
    en: {
      cause: 'it lacks a capability.',
      fix: 'Apply for the capability in the platform’s console.',
    },
  },
  CONFIG_SECRET_MISSING: {
    'zh-Hans': {
      cause: '缺少 Client Key 或 Client Secret。',
      fix: '请在应用页填写 Client Key 和 Client Secret 并保存。',
    },
    en: {
      cause: 'it has no client key or secret.',
      fix: 'Enter client key and secret on the app’s page.',
    },
  },
};

const factNames: In<Record<string, string>> = {
  'zh-Hans': {
    code: '错误',
    number: '平台错误码',
    text: '平台说明',
    logId: '平台日志号',
    days: '剩余天数',
    endsAt: '到期时间',
    since: '开始时间',
    nextTryAt: '下次重试',
    failures: '连续失败次数',
    app: '应用',
    account: '账号',
    provider: '平台',
    post: '作品',
    at: '发布时间',
  },
  en: {
    code: 'Error',
    number: 'Platform’s code',
    text: 'Platform’s words',
    logId: 'Platform’s log id',
    days: 'Days left',
    endsAt: 'Ends at',
    since: 'Since',
    nextTryAt: 'Next try',
    failures: 'Failures in a row',
    app: 'App',
    account: 'Account',
    provider: 'Platform',
    post: 'Post',
    at: 'To come out at',
  },
};

/** Words around the texts of a kind. */
export const frameTexts: In<
  Record<Severity | 'alert' | 'recovered' | 'test' | 'link' | 'panel' | 'tested', string>
> = {
  'zh-Hans': {
    alert: '抖音告警',
    info: '提示',
    warning: '警告',
    critical: '严重',
    recovered: '已恢复',
    test: '测试消息',
    tested: '收到这条消息，说明告警渠道「{name}」可以使用。',
    link: '由账号的主人打开以重新授权（只能使用一次，请勿转发给其他人）',
    panel: '在管理后台查看',
  },
  en: {
    alert: 'Douyin alert',
    info: 'info',
    warning: 'warning',
    critical: 'critical',
    recovered: 'recovered',
    test: 'Test message',
    tested: 'This message shows that the alert channel “{name}” works.',
    link: 'For the account’s owner to authorise again (works once; do not pass it on to others)',
    panel: 'See it in the admin panel',
  },
};

const own = <Value>(table: Record<string, Value>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Puts values into a text; a placeholder without one becomes a dash. */
export const fill = (text: string, values: Record<string, unknown>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '–'));

/** The name of a fact in a language; names we have no word for stay as they are. */
export const factName = (name: string, language: NoticeLanguage): string =>
  own(factNames[language], name) ?? name;

const usedIn = (text: string, name: string) => text.includes(`{${name}}`);

/** What is said of one notice, in one language: the facts that remain are those the sentence does not hold already. */
export function noticeWords(
  notice: { kind: NoticeKind; name: string; facts: NoticeFacts },
  phase: NoticePhase,
  language: NoticeLanguage,
): { title: string; sentence: string; remedy: string | null; facts: NoticeFacts } {
  const texts = kindTexts[notice.kind][language];
  const { cause, fix } = (own(causeTexts, String(notice.facts.code)) ?? otherCause)[language];
  const values = { ...notice.facts, name: notice.name, cause, fix };
  const over = phase === 'recovered';
  const sentence = over ? texts.recovered : texts.sentence;
  const rest = Object.entries(notice.facts).filter(([name]) => !usedIn(sentence, name));
  return {
    title: texts.title,
    sentence: fill(sentence, values),
    remedy: over ? null : fill(texts.remedy, values),
    facts: over ? {} : Object.fromEntries(rest),
  };
}
