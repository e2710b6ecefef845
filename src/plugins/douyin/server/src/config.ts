import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { leadMaps } from '../../contracts/lead-convert';
import { duplicateKey } from '../../contracts/lead-duplicates';
import { faultOf } from '../../contracts/lead-stages';
import { leadSourceKinds, stageName } from '../../contracts/leads';
import { hostAndPort, httpUrl, keyList, network, redisUrl } from './setting-guards';
import { settingVariables } from './setting-variables';

const list = z.array(z.string().trim().min(1));

const retentionDays = (what: string) =>
  z.number().int().min(0, `must be a number of days, 0 to keep ${what} for ever`).max(36_500);

/** The shape of the plugin's settings, with their bounds. */
export const settingsShape = z.object({
  /** Keys that seal secrets and tokens; null: one is made on first start (development only). */
  encryptionKeys: keyList.nullable(),
  /** Where a key made on first start is kept; relative to the application. */
  generatedKeyFile: z.string().min(1),
  /** Milliseconds one platform call may take in all. */
  requestTimeoutMs: z.number().int().min(1000).max(120_000),
  /** How platform calls that change nothing are tried again; the pause is random below a bound that doubles. */
  retry: z.object({
    /** Tries in all; 1 never tries again. */
    tries: z.number().int().min(1).max(10),
    /** Bound of the first pause in milliseconds. */
    baseMs: z.number().int().min(1).max(60_000),
    /** Bound of every pause in milliseconds. */
    capMs: z.number().int().min(1).max(120_000),
  }),
  /** A proxy for platform calls; null: direct, whatever the environment says. */
  proxyUrl: httpUrl.nullable(),
  /** Places `host:port` that messages may go to although they are internal or speak plain http. */
  noticeAllowedHosts: z.array(hostAndPort),
  /** Hosts that avatars may come from; `*.` stands for any sub-domain. */
  avatarHosts: list,
  tokens: z.object({
    /** How many accounts one process refreshes side by side. */
    refreshConcurrency: z.number().int().min(1).max(200),
  }),
  login: z.object({
    /** Seconds a visitor has from start to callback. */
    attemptTtlSeconds: z.number().int().min(60).max(600),
    /** Seconds the one-time exchange code lives. */
    exchangeTtlSeconds: z.number().int().min(10).max(300),
    /** Login starts per minute and network (an IPv4 address or an IPv6 /64), over all processes. */
    perMinute: z.number().int().min(1).max(10_000),
    /** Proxies of ours in front, each of which adds one entry to X-Forwarded-For. */
    proxies: z.number().int().min(1).max(10),
    /** A header in which the proxy in front names where a visitor is, e.g. `X-Geo-City`; null: none does. */
    placeHeader: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header')
      .nullable(),
    /** Other origins a visitor may be sent back to after login; our own is always allowed. */
    redirectOrigins: z.array(httpUrl),
  }),
  sync: z.object({
    /** Calls a minute that sync may make to one API for one app, over all processes. */
    appPerMinute: z.number().int().min(1).max(1_000_000),
    /** The same for one account. */
    accountPerMinute: z.number().int().min(1).max(1_000_000),
  }),
  calls: z.object({
    /** Calls a minute that one token or user may make to the content API, in each process; 0: as many as they like. */
    perMinute: z.number().int().min(0).max(1_000_000),
  }),
  leads: z.object({
    /** The stages of a lead, each with those that may follow it; null: the usual ones. Set in config/plugins. */
    stages: z
      .record(stageName, z.array(stageName))
      .superRefine((stages, context) => {
        const fault = faultOf(stages);
        if (fault) context.addIssue({ code: 'custom', message: fault });
      })
      .nullable(),
    /** Phone numbers one person may see a day. */
    revealsPerDay: z.number().int().min(1).max(1_000_000),
    /** Where exported and imported files lie; relative to the application. */
    filesFolder: z.string().min(1),
    /** Most leads of one export. */
    exportRows: z.number().int().min(1).max(100_000_000),
    /** Most megabytes of a file to be imported. */
    importMb: z.number().int().min(1).max(2000),
    /** How leads become entries of content types of the application; set in config/plugins. */
    convert: leadMaps,
    /** Fields by which leads look like one person; null: the phone number, or nickname and city. Set in config/plugins. */
    duplicateKeys: z.array(duplicateKey).nullable(),
    /** Days a lead is kept after anything happened last; 0: for ever. */
    retentionDays: retentionDays('leads'),
    /** Days for kinds of sources that differ; null: none does. Set in config/plugins. */
    retentionDaysBySource: z.partialRecord(z.enum(leadSourceKinds), retentionDays('leads')).nullable(),
    /** The file that tells, beside the database, who was erased; relative to the application. */
    erasureLedgerFile: z.string().min(1),
  }),
  posts: z.object({
    /** Whether somebody with the right to approves each publication before it goes out. */
    approval: z.boolean(),
    /** Posts a day that an account is expected to be allowed, for the look ahead; null: the platform tells no number. */
    perDay: z.number().int().min(1).max(10_000).nullable(),
    /** Hours after its slot in which a scheduled post still goes out, should nothing have run at its time. */
    lateHours: z.number().int().min(1).max(8760),
    /** Signs of a text from which on people are warned. */
    textSigns: z.number().int().min(1).max(20_000),
    /** Megabytes up to which a video is sent whole, and of a part above. */
    wholeMb: z.number().int().min(0).max(128),
    partMb: z.number().int().min(5).max(128),
    /** Posts that one process works on side by side. */
    concurrency: z.number().int().min(1).max(100),
    /** Minutes a link for the owner's phone lives; the platform's ticket may end it sooner. */
    linkMinutes: z.number().int().min(5).max(120),
    /** Where files lie that are fetched from addresses; relative to the application. */
    mediaFolder: z.string().min(1),
    /** Most megabytes of a file that is fetched from an address. */
    downloadMb: z.number().int().min(1).max(4096),
    /** Places `host:port` that files are fetched from although they are internal or have another port. */
    allowedHosts: z.array(hostAndPort),
    /** Days a post is kept after its end; 0: for ever. */
    retentionDays: retentionDays('posts'),
  }),
  metrics: z.object({
    /** Addresses and networks (CIDR) that metrics are read from without a token; none by default. */
    addresses: z.array(network),
  }),
  oauth: z.object({
    /** `OAUTH_ALLOW_ANY_REDIRECT_URI` and `OAUTH_ALLOW_LOCAL_REDIRECT_URI` as they are written; see oauth/redirect. */
    anyRedirectUri: z.string(),
    localRedirectUri: z.string(),
    /** Calls a minute that one client may make, in each process; 0: as many as it likes. */
    perMinute: z.number().int().min(0).max(1_000_000),
    /** Days a refresh token lives, and days a visitor stays signed in for other sites. */
    refreshDays: z.number().int().min(1).max(365),
    sessionDays: z.number().int().min(1).max(365),
  }),
  /** How this process ends when it is told to (SIGTERM). */
  ending: z.object({
    /** Seconds in which it only says that it ends (`/health/ready`), so that a balancer that asks may hear of it first. */
    noticeSeconds: z.number().int().min(0).max(300),
    /** Seconds that requests and jobs in hand have; afterwards jobs are handed back and connections cut. */
    limitSeconds: z.number().int().min(1).max(600),
  }),
  /** Whether this process does jobs; one that does not still enqueues them. */
  workers: z.boolean(),
  /** The Redis through which processes tell each other of jobs; null: each looks into the database. */
  redisUrl: redisUrl.nullable(),
  /** What all keys in Redis begin with; different for sites that share one. */
  redisPrefix: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, 'must be 1 to 40 letters, digits, - and _'),
  /** Days a line of the audit is kept; 0: for ever. */
  auditRetentionDays: retentionDays('the audit'),
  /** Days an incident is kept after its end, with its messages; 0: for ever. */
  noticeRetentionDays: retentionDays('alerts'),
  /** Days a webhook's delivery is kept after it was handled; 0: for ever. */
  webhookRetentionDays: retentionDays('deliveries'),
  /** Hours without a delivery, at least, until people are told that an app hears nothing; 0: never. */
  webhookSilenceHours: z.number().int().min(0).max(8760),
  /** Types that Strapi's own screens may show read-only; none by default. */
  openTypes: z.array(z.enum(['account'])),
  /** The default app when the environment sets it; a field that is null is left to the admin. */
  app: z.object({
    clientKey: z.string().nullable(),
    clientSecret: z.string().nullable(),
    baseUrl: httpUrl.nullable(),
    /** The variable each field came from, for the admin to show. */
    variables: z.object({ clientKey: z.string(), clientSecret: z.string(), baseUrl: z.string() }),
  }),
});

/** The plugin's settings, checked; see `.env.example` for the variables behind them. */
export type Settings = z.infer<typeof settingsShape>;

type Env = { (name: string): string | undefined };

/** Where Douyin's and 115's avatars lie. */
const usualAvatarHosts = ['*.douyinpic.com', '*.byteimg.com', '*.pstatp.com', 'avatars.115.com'];

function defaults({ env }: { env: Env }): Record<string, unknown> {
  const text = (name: string) => env(name)?.trim() || null;
  const number = (name: string, fallback: number) => (text(name) === null ? fallback : Number(text(name)));
  const words = (name: string, fallback: string[]) =>
    text(name)
      ?.split(',')
      .map((word) => word.trim())
      .filter(Boolean) ?? fallback;
  const flag = (name: string, fallback: boolean) => {
    const written = text(name) ?? String(fallback);
    return written === 'true' || (written === 'false' ? false : written);
  };
  const first = (...names: [string, ...string[]]) => names.find((name) => text(name)) ?? names[0];
  const keyName = first('DOUYIN_CLIENT_KEY', 'DOUYIN_APP_ID');
  const secretName = first('DOUYIN_CLIENT_SECRET', 'DOUYIN_APP_SECRET');
  return {
    encryptionKeys: text('DOUYIN_ENCRYPTION_KEYS'),
    generatedKeyFile: text('DOUYIN_GENERATED_KEY_FILE') ?? '.tmp/douyin-encryption-key',
    requestTimeoutMs: number('DOUYIN_REQUEST_TIMEOUT_MS', 10_000),
    retry: {
      tries: number('DOUYIN_RETRY_TRIES', 3),
      baseMs: number('DOUYIN_RETRY_BASE_MS', 200),
      capMs: number('DOUYIN_RETRY_CAP_MS', 5000),
    },
    proxyUrl: text('DOUYIN_PROXY_URL'),
    noticeAllowedHosts: words('DOUYIN_NOTICE_ALLOWED_HOSTS', []),
    avatarHosts: words('DOUYIN_AVATAR_HOSTS', usualAvatarHosts),
    tokens: { refreshConcurrency: number('DOUYIN_REFRESH_CONCURRENCY', 10) },
    login: {
      attemptTtlSeconds: number('DOUYIN_LOGIN_TTL_SECONDS', 600),
      exchangeTtlSeconds: number('DOUYIN_EXCHANGE_TTL_SECONDS', 60),
      perMinute: number('DOUYIN_LOGIN_PER_MINUTE', 30),
      proxies: number('DOUYIN_PROXY_COUNT', 1),
      placeHeader: text('DOUYIN_PLACE_HEADER'),
      redirectOrigins: words('DOUYIN_REDIRECT_ORIGINS', []),
    },
    sync: {
      appPerMinute: number('DOUYIN_SYNC_APP_PER_MINUTE', 600),
      accountPerMinute: number('DOUYIN_SYNC_ACCOUNT_PER_MINUTE', 120),
    },
    calls: { perMinute: number('DOUYIN_API_PER_MINUTE', 1200) },
    leads: {
      // Not the usual stages themselves: Strapi would merge them into a site's own.
      stages: null,
      revealsPerDay: number('DOUYIN_LEAD_REVEALS_PER_DAY', 200),
      filesFolder: text('DOUYIN_LEAD_FILES_FOLDER') ?? '.tmp/douyin-lead-files',
      exportRows: number('DOUYIN_LEAD_EXPORT_ROWS', 1_000_000),
      importMb: number('DOUYIN_LEAD_IMPORT_MB', 100),
      convert: [],
      duplicateKeys: null,
      retentionDays: number('DOUYIN_LEAD_RETENTION_DAYS', 0),
      retentionDaysBySource: null,
      erasureLedgerFile: text('DOUYIN_ERASURE_LEDGER_FILE') ?? '.tmp/douyin-erasures.jsonl',
    },
    posts: {
      approval: flag('DOUYIN_POST_APPROVAL', false),
      perDay: text('DOUYIN_POSTS_PER_DAY') === null ? null : number('DOUYIN_POSTS_PER_DAY', 0),
      lateHours: number('DOUYIN_POST_LATE_HOURS', 24),
      textSigns: number('DOUYIN_POST_TEXT_SIGNS', 1000),
      wholeMb: number('DOUYIN_UPLOAD_WHOLE_MB', 50),
      partMb: number('DOUYIN_UPLOAD_PART_MB', 20),
      concurrency: number('DOUYIN_POST_CONCURRENCY', 4),
      linkMinutes: number('DOUYIN_POST_LINK_MINUTES', 60),
      mediaFolder: text('DOUYIN_MEDIA_FOLDER') ?? '.tmp/douyin-post-media',
      downloadMb: number('DOUYIN_MEDIA_DOWNLOAD_MB', 4096),
      allowedHosts: words('DOUYIN_MEDIA_ALLOWED_HOSTS', []),
      retentionDays: number('DOUYIN_POST_RETENTION_DAYS', 0),
    },
    metrics: { addresses: words('DOUYIN_METRICS_ADDRESSES', []) },
    oauth: {
      anyRedirectUri: env('OAUTH_ALLOW_ANY_REDIRECT_URI') ?? '',
      localRedirectUri: env('OAUTH_ALLOW_LOCAL_REDIRECT_URI') ?? '',
      perMinute: number('DOUYIN_OAUTH_PER_MINUTE', 1200),
      refreshDays: number('DOUYIN_OAUTH_REFRESH_DAYS', 30),
      sessionDays: number('DOUYIN_OAUTH_SESSION_DAYS', 14),
    },
    ending: {
      noticeSeconds: number('DOUYIN_ENDING_NOTICE_SECONDS', 0),
      limitSeconds: number('DOUYIN_ENDING_LIMIT_SECONDS', 10),
    },
    workers: flag('DOUYIN_WORKERS', true),
    redisUrl: text('REDIS_URL'),
    redisPrefix: text('DOUYIN_REDIS_PREFIX') ?? 'douyin',
    auditRetentionDays: number('DOUYIN_AUDIT_RETENTION_DAYS', 0),
    noticeRetentionDays: number('DOUYIN_NOTICE_RETENTION_DAYS', 180),
    webhookRetentionDays: number('DOUYIN_WEBHOOK_RETENTION_DAYS', 30),
    webhookSilenceHours: number('DOUYIN_WEBHOOK_SILENCE_HOURS', 24),
    openTypes: words('DOUYIN_OPEN_TYPES', []),
    app: {
      clientKey: text(keyName),
      clientSecret: text(secretName),
      baseUrl: text('DOUYIN_BASE_URL'),
      variables: { clientKey: keyName, clientSecret: secretName, baseUrl: 'DOUYIN_BASE_URL' },
    },
  };
}

function check(settings: unknown): void {
  const read = settingsShape.safeParse(settings);
  if (read.success) return;
  const sentences = read.error.issues.map(({ path, message }) => {
    const name = path.filter((part) => typeof part === 'string').join('.');
    return `${settingVariables[name] ?? `plugin::douyin ${name}`}: ${message}`;
  });
  throw new Error(`Douyin settings are wrong. ${sentences.join('; ')}`);
}

/** What Strapi's plugin loader takes: defaults from the environment and a check that stops the boot with a sentence. */
export const config = { default: defaults, validator: check };

/** The checked settings of a running Strapi. */
export function settingsOf(strapi: Core.Strapi): Settings {
  return strapi.config.get<Settings>('plugin::douyin');
}

/** The public address of this Strapi without a trailing slash, from `server.url` (`PUBLIC_URL`). */
export function publicUrl(strapi: Core.Strapi): string {
  return strapi.config.get<string>('server.absoluteUrl').replace(/\/+$/, '');
}

/** The origin of the public address: scheme, host and port. */
export const publicOrigin = (strapi: Core.Strapi): string => new URL(publicUrl(strapi)).origin;

/** Strapi's prefix of the content API, e.g. `/api`. */
export const apiPrefix = (strapi: Core.Strapi): string =>
  strapi.config.get<string>('api.rest.prefix', '/api');

/** True when the application runs in production. */
export const isProduction = (): boolean => process.env.NODE_ENV === 'production';
