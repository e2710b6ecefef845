import { z } from 'zod';
import { contract, idParams, moment } from './contract';
import { noticeLanguages, severities } from './notices';

/** Where messages go. */
export const channelKinds = ['email', 'feishu', 'dingtalk', 'wecom', 'webhook'] as const;
export type ChannelKind = (typeof channelKinds)[number];

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
