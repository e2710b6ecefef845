import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';

/**
 * What people are told about; the texts of each are in `notice-texts.ts`. `grant-lost`: an account must be authorised
 * again; `grant-unknown`: the same, because an answer of the platform was lost; `grant-ends`: it ends in some days;
 * `configuration`: the platform does not take an app as it is set up; `platform-down`: refreshes fail for a long time;
 * `account-trouble`: the platform banned or closed an account; `keys-locked`: stored secrets cannot be read.
 */
export const noticeKinds = [
  'grant-lost',
  'grant-unknown',
  'grant-ends',
  'configuration',
  'platform-down',
  'account-trouble',
  'keys-locked',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** How bad it is, the mildest first; a channel takes what is at least as bad as it asks for. */
export const severities = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof severities)[number];

/** Languages messages are written in. */
export const noticeLanguages = ['zh-Hans', 'en'] as const;
export type NoticeLanguage = (typeof noticeLanguages)[number];

/** What a message is about: an incident began, it is over, or something was warned of that has no end of its own. */
export const noticePhases = ['opened', 'recovered', 'warned'] as const;
export type NoticePhase = (typeof noticePhases)[number];

/** Where messages go. */
export const channelKinds = ['email', 'feishu', 'dingtalk', 'wecom', 'webhook'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** How far a message got: `dropped` when there was no need for it any more, `failed` after the last try. */
export const deliveryStates = ['waiting', 'sending', 'sent', 'failed', 'dropped'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Who or what an incident is about. */
export const noticeSubject = z.object({
  type: z.enum(['account', 'app', 'site']),
  id: z.string().max(64),
  name: z.string().max(200),
});
export type NoticeSubject = z.infer<typeof noticeSubject>;

/** Small facts by name; names we have words for are in `notice-texts.ts`. Never a secret, a token or a link. */
export const noticeFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type NoticeFacts = z.infer<typeof noticeFacts>;

/** One message of an incident to one channel. */
const told = z.object({
  channel: z.string(),
  phase: z.enum(noticePhases),
  state: z.enum(deliveryStates),
  at: moment,
  /** Our code of the last failure; null after none. */
  code: z.string().nullable(),
});

/** An incident or a warning as the admin sees it. */
export const incidentView = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  severity: z.enum(severities),
  subject: noticeSubject,
  facts: noticeFacts,
  remedy: z.enum(['never', 'later', 'reauthorize', 'fix-config']),
  /** True for what was only warned of: it is over once acknowledged or out of date. */
  warning: z.boolean(),
  openedAt: moment,
  seenCount: z.number().int(),
  lastSeenAt: moment,
  /** When it was over; null while it is open. */
  recoveredAt: moment.nullable(),
  acknowledgedAt: moment.nullable(),
  acknowledgedBy: z.string().nullable(),
  told: z.array(told),
});
export type IncidentView = z.infer<typeof incidentView>;

/** All that anyone ever sees of a secret. */
const secretView = z.object({ lastFour: z.string(), fingerprint: z.string() });

/** A channel as the admin sees it; its address, which may hold a key, and its secret are never shown again. */
export const channelView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(channelKinds),
  /** Recipients of an e-mail channel, otherwise empty. */
  emails: z.array(z.string()),
  /** The address of every other channel: its origin, and what tells it from others. */
  address: secretView.extend({ origin: z.string() }).nullable(),
  secret: secretView.nullable(),
  language: z.enum(noticeLanguages),
  minSeverity: z.enum(severities),
  enabled: z.boolean(),
  /** How the newest message went, tests included. */
  lastDelivery: z
    .object({
      at: moment,
      ok: z.boolean(),
      test: z.boolean(),
      code: z.string().nullable(),
      /** The server's words about a failure, English. */
      message: z.string().nullable(),
    })
    .nullable(),
  /** Counts up with each change; send it back with an update. */
  revision: z.number().int(),
});
export type ChannelView = z.infer<typeof channelView>;

/** What an administrator can set on a channel. An absent `url` or `secret` keeps the stored one, a null secret drops it. */
export const channelInput = z.object({
  name: z.string().trim().min(1).max(80),
  kind: z.enum(channelKinds),
  emails: z.array(z.email().max(200)).max(20),
  url: z.url().trim().max(2000).optional(),
  secret: z
    .string()
    .trim()
    .min(8)
    .max(200)
    .regex(/^[\x21-\x7e]+$/)
    .nullable()
    .optional(),
  language: z.enum(noticeLanguages),
  minSeverity: z.enum(severities),
  enabled: z.boolean(),
});
export type ChannelInput = z.infer<typeof channelInput>;

export const noticeContracts = {
  list: contract({
    method: 'GET',
    path: '/notices',
    query: paging.extend({ state: z.enum(['open', 'all']).default('open') }),
    answer: pageOf(incidentView),
  }),
  /** Says that somebody knows; a warning is over with it. */
  acknowledge: contract({
    method: 'POST',
    path: '/notices/:id/acknowledge',
    params: idParams,
    answer: incidentView,
  }),
};

export const channelContracts = {
  list: contract({
    method: 'GET',
    path: '/notice-channels',
    answer: z.object({ channels: z.array(channelView) }),
  }),
  create: contract({ method: 'POST', path: '/notice-channels', body: channelInput, answer: channelView }),
  /** Changes a channel; its kind stays. */
  update: contract({
    method: 'PUT',
    path: '/notice-channels/:id',
    params: idParams,
    body: channelInput.extend({ revision: z.number().int() }),
    answer: channelView,
  }),
  remove: contract({
    method: 'DELETE',
    path: '/notice-channels/:id',
    params: idParams,
    answer: z.object({ id: z.string() }),
  }),
  /** Sends a test message; how it went is the channel's `lastDelivery`. */
  test: contract({
    method: 'POST',
    path: '/notice-channels/:id/test',
    params: idParams,
    answer: channelView,
  }),
};
