/** The languages the reference is written in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

type Words = Record<Language, string>;

/** Units of numbers, by the word for them in `meanings.tsv`. */
export const units: Record<string, Words> = {
  ms: { en: 'milliseconds', zh: '毫秒' },
  s: { en: 'seconds', zh: '秒' },
  minutes: { en: 'minutes', zh: '分钟' },
  hours: { en: 'hours', zh: '小时' },
  days: { en: 'days', zh: '天' },
  mb: { en: 'MB', zh: 'MB' },
  perMinute: { en: 'a minute', zh: '每分钟' },
  perDay: { en: 'a day', zh: '每天' },
  rows: { en: 'leads', zh: '条线索' },
  accounts: { en: 'accounts', zh: '个账号' },
  posts: { en: 'posts', zh: '个作品' },
  signs: { en: 'signs', zh: '字' },
};

/** What a value must be, by the word for it in `meanings.tsv`; numbers and choices stand for themselves. */
export const checks: Record<string, Words> = {
  bool: { en: '`true` or `false`', zh: '`true` 或 `false`' },
  url: { en: 'an http(s) address', zh: 'http(s) 地址' },
  origins: { en: 'origins, with commas', zh: '来源，逗号分隔' },
  secret: { en: 'a secret', zh: '密钥，请保密' },
  secrets: { en: 'secrets, with commas', zh: '多个密钥，逗号分隔，请保密' },
  keys: {
    en: '`<id>:<32 bytes>` in base64 or hex, with commas',
    zh: '`<id>:<32 字节>`，base64 或十六进制，逗号分隔',
  },
  hosts: { en: 'hosts, with commas', zh: '主机，逗号分隔' },
  places: { en: '`<host>:<port>`, with commas', zh: '`<主机>:<端口>`，逗号分隔' },
  networks: { en: 'addresses and networks (CIDR), with commas', zh: '地址和网段（CIDR），逗号分隔' },
  header: { en: 'the name of a header', zh: '请求头名称' },
  redis: { en: '`redis://` or `rediss://`', zh: '`redis://` 或 `rediss://`' },
  words: { en: '1 to 40 letters, digits, `-` and `_`', zh: '1 到 40 个字母、数字、`-` 和 `_`' },
};

/** Headings of `.env.example`, as the reference writes them. */
export const sections: Record<string, Words> = {
  Strapi: { en: 'Strapi', zh: 'Strapi' },
  Database: { en: 'Database', zh: '数据库' },
  Douyin: { en: 'Douyin', zh: '抖音' },
  'Other sites log their users in with us (OAuth 2.0)': { en: 'Login for other sites', zh: '接入站点登录' },
  Processes: { en: 'Processes', zh: '进程' },
};

/** What stands around the tables. */
export const page: Record<
  Language,
  { title: string; other: string; intro: string; head: string[]; empty: string }
> = {
  en: {
    title: 'Environment',
    other: '[中文](environment.zh-CN.md)',
    intro:
      'Every variable the application reads, from the environment or from `.env`. Written by `npm run environment` from `config/`, the plugin’s settings and `.env.example`; an empty variable counts as not set, and a wrong one stops the start with a sentence that names it.',
    head: ['Variable', 'Default', 'Unit', 'Must be', 'Meaning'],
    empty: '–',
  },
  zh: {
    title: '环境变量',
    other: '[English](environment.md)',
    intro:
      '应用从环境或 `.env` 读取的全部变量。由 `npm run environment` 根据 `config/`、插件设置和 `.env.example` 生成；空变量视为未设置，写错的变量会使启动停止，并指出是哪一个。',
    head: ['变量', '默认值', '单位', '要求', '含义'],
    empty: '–',
  },
};
