import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';

/**
 * What people are told about; the texts of each are in `notice-texts.ts`. `grant-lost`: an account must be authorised
 * again; `grant-unknown`: the same, because an answer of the platform was lost; `grant-ends`: it ends in some days;
 * `configuration`: the platform does not take an app as it is set up; `platform-down`: refreshes fail for a long time;
 * `account-trouble`: the platform banned or closed an account; `keys-locked`: stored secrets cannot be read; `webhook-dead`: what the platform delivered could not
 * be handled; `webhook-silent`: the platform delivers nothing any more; `post-failed`: a post came to a bad end; `post-unknown`: nobody
 * knows whether the platform made it; `post-at-risk`: a scheduled one would fail as things stand.
 */
export const noticeKinds = [
  'grant-lost',
  'grant-unknown',
  'grant-ends',
  'configuration',
  'platform-down',
  'account-trouble',
  'keys-locked',
  'webhook-dead',
  'webhook-silent',
  'post-failed',
  'post-unknown',
  'post-at-risk',
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
