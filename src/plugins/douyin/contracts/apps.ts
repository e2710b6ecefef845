import { z } from 'zod';
import { providerNames } from './accounts';
import { checkResult } from './checks';
import { contract, idParams, moment } from './contract';

/**
 * Who may log in for the first time: `create` a user, only accounts that users `link`, or nobody (`closed`: no further
 * accounts are linked either).
 */
export const newUserRules = ['create', 'link', 'closed'] as const;

/** The four things an app can be used for, each with its own switch. */
export const appSwitches = ['login', 'publish', 'leads', 'webhook'] as const;

const switches = z.object({
  login: z.boolean(),
  publish: z.boolean(),
  leads: z.boolean(),
  webhook: z.boolean(),
});

/** Fields that environment variables can fix; such a field is read-only in the admin. */
export const environmentFields = ['clientKey', 'clientSecret', 'baseUrl'] as const;

/** All that anyone ever sees of a secret. */
const secretView = z.object({
  /** The last four characters. */
  lastFour: z.string(),
  /** First 16 hex digits of its SHA-256, to compare two places without showing either. */
  fingerprint: z.string(),
});

/** An app as the admin sees it. */
export const appView = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.enum(providerNames),
  clientKey: z.string().nullable(),
  secret: secretView.nullable(),
  /** The secret before the present one, honoured for signatures until `until`. */
  previousSecret: secretView.extend({ until: moment }).nullable(),
  baseUrl: z.string(),
  scopes: z.array(z.string()),
  switches,
  isDefault: z.boolean(),
  /** Type of the users-permissions role a new user gets, e.g. `authenticated`. */
  defaultRole: z.string(),
  newUserRule: z.enum(newUserRules),
  /** Whether visitors may scan our own QR code with a phone; off by default, for such codes can be passed on. */
  embeddedQr: z.boolean(),
  /** Whether what the platform says of people is kept for 30 days, sealed, word by word; off by default. */
  keepsRaw: z.boolean(),
  /** The developer (开发者主体) the app belongs to at the platform: union_id joins people among apps of one developer. */
  developer: z.string().nullable(),
  /** Which fields come from the environment, and from which variable. */
  origins: z.partialRecord(z.enum(environmentFields), z.string()),
  urls: z.object({
    callback: z.string(),
    webhook: z.string(),
    login: z.string(),
    /** Why these URLs may not work: `not-https`, or `other-host` than the one in use. */
    warnings: z.array(z.enum(['not-https', 'other-host'])),
  }),
  checks: z.array(checkResult),
  accountCount: z.number().int(),
  /** Counts up with each change; send it back with an update. */
  revision: z.number().int(),
  createdAt: moment,
  updatedAt: moment,
  deletedAt: moment.nullable(),
});
export type AppView = z.infer<typeof appView>;

const text = (max: number) => z.string().trim().min(1).max(max);

/**
 * What an administrator can set on an app. An absent `clientSecret` keeps the stored one. `provider` counts when an app is
 * made, by default `douyin`; an app stays with its platform.
 */
export const appInput = z.object({
  provider: z.enum(providerNames).optional(),
  name: text(80),
  clientKey: text(64)
    .regex(/^[A-Za-z0-9_-]+$/)
    .nullable(),
  clientSecret: z
    .string()
    .trim()
    .min(8)
    .max(256)
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  /** With a new secret: for how many hours the old one still verifies signatures. 0 drops it at once. */
  keepPreviousSecretHours: z.number().int().min(0).max(720).optional(),
  baseUrl: z.string().trim().max(200).url(),
  scopes: z.array(text(64)).max(60),
  switches,
  defaultRole: text(64),
  newUserRule: z.enum(newUserRules),
  embeddedQr: z.boolean(),
  /** Left out: as it is. */
  keepsRaw: z.boolean().optional(),
  developer: text(64).nullable(),
});
export type AppInput = z.infer<typeof appInput>;

/** A change the server made or noticed while saving; `scope` is the one concerned. */
export const saveNotice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('scope-renamed'), scope: z.string(), to: z.string() }),
  z.object({ kind: z.literal('scope-dropped'), scope: z.string() }),
  z.object({ kind: z.literal('scope-retired'), scope: z.string() }),
  z.object({ kind: z.literal('scope-unknown'), scope: z.string() }),
  z.object({ kind: z.literal('secret-cleared') }),
  z.object({ kind: z.literal('switched-off') }),
]);
export type SaveNotice = z.infer<typeof saveNotice>;

const saved = z.object({ app: appView, notices: z.array(saveNotice) });

export const appContracts = {
  list: contract({
    method: 'GET',
    path: '/apps',
    query: z.object({ deleted: z.enum(['true', 'false']).optional() }),
    answer: z.object({ apps: z.array(appView) }),
  }),
  read: contract({ method: 'GET', path: '/apps/:id', params: idParams, answer: appView }),
  create: contract({ method: 'POST', path: '/apps', body: appInput, answer: saved }),
  update: contract({
    method: 'PUT',
    path: '/apps/:id',
    params: idParams,
    body: appInput.extend({ revision: z.number().int() }),
    answer: saved,
  }),
  makeDefault: contract({ method: 'POST', path: '/apps/:id/default', params: idParams, answer: appView }),
  /** What stops working when this app is deleted. */
  impact: contract({
    method: 'GET',
    path: '/apps/:id/impact',
    params: idParams,
    answer: z.object({
      accounts: z.number().int(),
      users: z.number().int(),
      switches: z.array(z.enum(appSwitches)),
    }),
  }),
  remove: contract({ method: 'DELETE', path: '/apps/:id', params: idParams, answer: appView }),
  restore: contract({ method: 'POST', path: '/apps/:id/restore', params: idParams, answer: appView }),
  /** The users-permissions roles a new user can be given. */
  roles: contract({
    method: 'GET',
    path: '/roles',
    answer: z.object({ roles: z.array(z.object({ type: z.string(), name: z.string() })) }),
  }),
};
