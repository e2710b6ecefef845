import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';
import { leadChoices } from './lead-panel';
import { keywordLimit, leadSourceKinds, rowId, stageName, text } from './leads';
import { channelKinds } from './notice-channels';
import { deliveryStates, noticeLanguages } from './notices';

/** Most rules of a site. */
export const notifyRuleLimit = 100;

/** More than this at once come as one message, and what follows within `restMinutes` as the next one. */
export const burst = { most: 10, restMinutes: 10 } as const;

/** Leads of before are told of as a sum, once so many minutes passed without another one. */
export const historyMinutes = 10;

/** What happened so many hours before it was found is of before. */
export const historyHours = 24;

/** What a rule tells of: a new lead, a new status, a new owner, a follow-up that nobody did in time. */
export const notifyEvents = ['created', 'stage', 'assigned', 'overdue'] as const;
export type NotifyEvent = (typeof notifyEvents)[number];

/** When it tells: at once, gathered for some minutes, or once a day. */
export const notifyPaces = ['once', 'every', 'daily'] as const;
export type NotifyPace = (typeof notifyPaces)[number];

/**
 * Why a message is as it is: of one lead; gathered as the rule says; after quiet hours; because more came than one by one
 * makes sense, or than the channel takes; leads of before; or a test.
 */
export const notifySorts = ['single', 'pace', 'quiet', 'burst', 'history', 'test'] as const;
export type NotifySort = (typeof notifySorts)[number];

/** A time of day, e.g. `09:30`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, e.g. 09:30');

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const form = z.strictObject({
  name: text(80).min(1),
  isOn: z.boolean(),
  event: z.enum(notifyEvents),
  /** What must hold of the lead; null: anything. App and kind of source are those of the first touch. */
  app: rowId.nullable(),
  source: z.enum(leadSourceKinds).nullable(),
  /** Words that nickname, remark, tags and notes contain, all of them. */
  keyword: text(keywordLimit).nullable(),
  owner: z.number().int().min(1).max(2_147_483_647).nullable(),
  team: rowId.nullable(),
  /** The new status where the rule tells of one, otherwise the present one. */
  status: stageName.nullable(),
  /** Ids of notice channels. */
  channels: z.array(rowId).min(1).max(20),
  /** The language of its messages; null: each channel's own. */
  language: z.enum(noticeLanguages).nullable(),
  /** What comes between these times of day waits, and is told as one message afterwards; null: no such times. */
  quiet: z.strictObject({ from: timeOfDay, to: timeOfDay }).nullable(),
  /** Where its times of day are, by the IANA's name. */
  zone: z.string().max(64).refine(isZone, 'must be the name of a time zone, e.g. Asia/Shanghai'),
  pace: z.enum(notifyPaces),
  everyMinutes: z.number().int().min(5).max(1440),
  dailyAt: timeOfDay,
});

type Form = z.infer<typeof form>;

function checkForm({ event, owner, team, quiet }: Form, context: z.RefinementCtx): void {
  const refuse = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  if (event === 'created' && (owner !== null || team !== null))
    refuse(
      owner === null ? 'team' : 'owner',
      'a new lead has nobody yet: choose the event "assigned" to hear of the leads of a person or a team',
    );
  if (quiet && quiet.from === quiet.to) refuse('quiet', 'must begin and end at different times');
}

/** A rule as it is written. */
export const notifyRuleForm = form.superRefine(checkForm);
export type NotifyRuleForm = z.infer<typeof notifyRuleForm>;

/** A rule as it is shown. */
export const notifyRuleView = form.extend({
  id: z.string(),
  /** Counts up with each change; send it back with an update. */
  revision: z.number().int(),
  /** How much waits to be told. */
  waiting: z.number().int(),
});
export type NotifyRuleView = z.infer<typeof notifyRuleView>;

/** How the test of a rule went, channel by channel; `channel` is its name. */
export const notifyTest = z.object({
  channel: z.string(),
  ok: z.boolean(),
  code: z.string().nullable(),
  /** The server's words about a failure, English. */
  message: z.string().nullable(),
});
export type NotifyTest = z.infer<typeof notifyTest>;

/** One message of a rule to one channel. */
export const notifyMessageView = z.object({
  id: z.string(),
  at: moment,
  rule: z.string(),
  channel: z.string(),
  event: z.enum(notifyEvents),
  sort: z.enum(notifySorts),
  /** Of how many leads it tells. */
  total: z.number().int(),
  state: z.enum(deliveryStates),
  stateAt: moment,
  attempts: z.number().int(),
  code: z.string().nullable(),
});
export type NotifyMessageView = z.infer<typeof notifyMessageView>;

const channel = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(channelKinds),
  enabled: z.boolean(),
});

/** All that a rule can name. */
export const notifyChoices = leadChoices.extend({ channels: z.array(channel) });
export type NotifyChoices = z.infer<typeof notifyChoices>;

/** Routes of the rules that tell of leads, in the panel. */
export const notifyContracts = {
  rules: contract({
    method: 'GET',
    path: '/lead-notify-rules',
    answer: z.object({ rows: z.array(notifyRuleView) }),
  }),
  choices: contract({ method: 'GET', path: '/lead-notify-choices', answer: notifyChoices }),
  create: contract({
    method: 'POST',
    path: '/lead-notify-rules',
    body: notifyRuleForm,
    answer: notifyRuleView,
  }),
  /** CONFIG_STALE when somebody saved the rule since. */
  update: contract({
    method: 'PUT',
    path: '/lead-notify-rules/:id',
    params: idParams,
    body: form.extend({ revision: z.number().int() }).superRefine(checkForm),
    answer: notifyRuleView,
  }),
  remove: contract({
    method: 'DELETE',
    path: '/lead-notify-rules/:id',
    params: idParams,
    answer: z.object({ id: z.string() }),
  }),
  /** Sends a marked example through the rule's channels, switched on or not. */
  test: contract({
    method: 'POST',
    path: '/lead-notify-rules/:id/test',
    params: idParams,
    answer: z.object({ results: z.array(notifyTest) }),
  }),
  /** What was sent, the newest first. */
  messages: contract({
    method: 'GET',
    path: '/lead-notify-messages',
    query: paging.extend({ rule: rowId.optional() }),
    answer: pageOf(notifyMessageView),
  }),
};
