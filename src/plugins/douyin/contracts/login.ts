import { z } from 'zod';
import { contract, idParams, moment } from './contract';

/**
 * Where a login attempt stands. `done`, `refused`, `failed`, `cancelled`, `denied` and `expired` are ends; which step
 * leads from where to where is in `attemptSteps`.
 */
export const attemptStages = [
  'started',
  'scanned',
  'returned',
  'confirmed',
  'authorized',
  'done',
  'refused',
  'failed',
  'cancelled',
  'denied',
  'expired',
] as const;
export type AttemptStage = (typeof attemptStages)[number];

type Step = { from: readonly AttemptStage[]; to: AttemptStage };

/** The transition table of an attempt: every step, where it may start and where it leads. Anything else answers 409. */
export const attemptSteps = {
  /** The phone that opened our QR code agreed to go on to the platform, or the platform tells that its own code was scanned. */
  scan: { from: ['started'], to: 'scanned' },
  /** The platform's callback was accepted, or its own code was confirmed on the phone; what it gave is being spent. */
  return: { from: ['started', 'scanned'], to: 'returned' },
  /** The platform told that its user said no, or the phone pressed Cancel. */
  refuse: { from: ['started', 'scanned'], to: 'refused' },
  /** The phone consented and shows the return code that the desktop must be told. */
  confirm: { from: ['returned'], to: 'confirmed' },
  /** An exchange code was issued: at the callback, or when the return code was typed. */
  authorize: { from: ['returned', 'confirmed'], to: 'authorized' },
  /** An administrator's account is connected, or its owner consented again; there is nothing to exchange. */
  connect: { from: ['returned', 'confirmed'], to: 'done' },
  /** The exchange code became a session or a link. */
  exchange: { from: ['authorized'], to: 'done' },
  /** It could not be completed, or the return code was wrong three times; before the return: the platform's code is void. */
  fail: { from: ['started', 'scanned', 'returned', 'confirmed'], to: 'failed' },
  /** Whoever started it gave it up. */
  cancel: { from: ['started', 'scanned', 'confirmed', 'authorized'], to: 'cancelled' },
  /** The phone said "it was not me", up to 24 hours later. */
  deny: { from: ['confirmed', 'authorized', 'done', 'denied'], to: 'denied' },
  /** Nobody took the next step in time. */
  expire: { from: ['started', 'scanned', 'returned', 'confirmed', 'authorized'], to: 'expired' },
} as const satisfies Record<string, Step>;
export type AttemptStep = keyof typeof attemptSteps;

/** Stages in which somebody still has to do something, in time; all others are ends. */
export const openStages: readonly AttemptStage[] = attemptSteps.expire.from;

/** What a login page, a user or an administrator starts an attempt for: a session, one more account, or an account. */
export const startPurposes = ['login', 'link', 'connect'] as const;
export type StartPurpose = (typeof startPurposes)[number];

/** What an attempt is for; `reauthorize`: the owner of an account consents again, by a link. */
export const attemptPurposes = [...startPurposes, 'reauthorize'] as const;
export type AttemptPurpose = (typeof attemptPurposes)[number];

/** How the visitor reaches the platform: the same window, a pop-up, or a phone that scans our own QR code. */
export const loginWays = ['redirect', 'popup', 'qr'] as const;
export type LoginWay = (typeof loginWays)[number];

/** How an attempt goes; `device`: by the platform's own code on our screen, confirmed in the platform's app (115). */
export const attemptWays = [...loginWays, 'device'] as const;
export type AttemptWay = (typeof attemptWays)[number];

/** What the start browser may know of its attempt: nothing that would help whoever looks over its shoulder. */
export const attemptStatus = z.object({
  id: z.string(),
  stage: z.enum(attemptStages),
  /** When the present stage ends by itself. */
  expiresAt: moment,
  /** Why it failed: a code of this plugin. */
  errorCode: z.string().nullable(),
});
export type AttemptStatus = z.infer<typeof attemptStatus>;

/** Our QR code: an address of ours that a phone opens, as an SVG to show. */
export const qrCode = z.object({
  /** The address in the code. */
  url: z.string(),
  /** `data:image/svg+xml,…` */
  image: z.string(),
  /** Until when opening it works; it can be renewed while the attempt is `started`. */
  expiresAt: moment,
});
export type QrCode = z.infer<typeof qrCode>;

/** A started attempt: the platform's page to open, or our QR code to show. */
export const startedAttempt = attemptStatus.extend({
  /** The platform's page; null for `qr`. */
  authUrl: z.string().nullable(),
  /** Null unless `qr`. */
  qr: qrCode.nullable(),
});
export type StartedAttempt = z.infer<typeof startedAttempt>;

/** What a right return code gives: who it is, masked, and the code to go on with. */
export const returnAnswer = z.object({
  /** The name on Douyin with its middle hidden. */
  nickname: z.string(),
  /** Null for `connect`. */
  exchangeCode: z.string().nullable(),
  /** Where to go with the exchange code; null: to our own page. */
  redirectUrl: z.string().nullable(),
});
export type ReturnAnswer = z.infer<typeof returnAnswer>;

/** The six digits a phone shows. */
const returnCodeBody = z.object({ returnCode: z.string().regex(/^\d{6}$/) });

const exchangeBody = z.object({
  code: z.string().min(20).max(128),
  /** For an attempt that was started from another origin or a server, instead of the start browser's cookie. */
  verifier: z.string().min(43).max(128).optional(),
});

/** The session a visitor holds after login: a users-permissions token, and a refresh token where the site uses them. */
export const sessionAnswer = z.object({
  jwt: z.string(),
  refreshToken: z.string().optional(),
  user: z.object({
    id: z.number().int(),
    username: z.string(),
    /** The name on Douyin; empty when the account was removed meanwhile. */
    nickname: z.string(),
  }),
  /** Until when this session may change nothing about accounts and credentials; null: it may. */
  crossDeviceUntil: moment.nullable(),
});

/** What can be done with a started attempt, below the path of whoever may do it. */
export const followContracts = (path: string) => ({
  /** Where it stands. */
  poll: contract({ method: 'GET', path: `${path}/:id`, params: idParams, answer: attemptStatus }),
  /** The same as server-sent events. */
  follow: contract({ method: 'GET', path: `${path}/:id/events`, params: idParams, answer: attemptStatus }),
  renewQr: contract({ method: 'POST', path: `${path}/:id/qr`, params: idParams, answer: qrCode }),
  enterReturnCode: contract({
    method: 'POST',
    path: `${path}/:id/return-code`,
    params: idParams,
    body: returnCodeBody,
    answer: returnAnswer,
  }),
  cancel: contract({ method: 'POST', path: `${path}/:id/cancel`, params: idParams, answer: attemptStatus }),
});

/** Where a visitor or a caller wants to come out; seed names `redirectUrl` and `state`. */
const target = {
  app: z.string().max(64).optional(),
  redirectUrl: z.string().max(2000).optional(),
  state: z.string().max(512).optional(),
  scope: z.string().max(1000).optional(),
};

export const loginContracts = {
  /** The platform's page for a login (permission `plugin::douyin.lead:douyin:auth:get_url.start`). */
  authUrl: contract({
    method: 'GET',
    path: '/url',
    query: z.object({ ...target, way: z.enum(['redirect', 'popup']).default('redirect') }),
    answer: z.object({
      authUrl: z.string(),
      /** Only for another origin or a server: to be given back with the exchange code, never in a URL. */
      verifier: z.string().optional(),
    }),
  }),
  /** Starts an attempt that this page follows. */
  start: contract({
    method: 'POST',
    path: '/attempts',
    body: z.object({
      app: z.string().max(64).optional(),
      redirect: z.string().max(2000).optional(),
      way: z.enum(['popup', 'qr']),
    }),
    answer: startedAttempt,
  }),
  ...followContracts('/attempts'),
  /** Turns the one-time exchange code (60 s) into a session, with the start browser's cookie or the verifier. */
  exchange: contract({ method: 'POST', path: '/login/exchange', body: exchangeBody, answer: sessionAnswer }),
  /** Starts to link one more account to the logged-in user. */
  startLink: contract({
    method: 'POST',
    path: '/me/accounts/link',
    body: z.object({ ...target, way: z.enum(loginWays).default('redirect') }),
    answer: startedAttempt.extend({ verifier: z.string().optional() }),
  }),
  /** Turns the exchange code into a link, under the session of the user who started it. */
  finishLink: contract({
    method: 'POST',
    path: '/me/accounts/link/finish',
    body: exchangeBody,
    answer: z.object({ account: z.object({ id: z.string(), nickname: z.string() }) }),
  }),
  /** Takes one account from the logged-in user; the last way to log in stays. */
  unlink: contract({
    method: 'DELETE',
    path: '/me/accounts/:id',
    params: idParams,
    answer: z.object({ id: z.string() }),
  }),
  /** What came of the attempts of each app since a moment. */
  counters: contract({
    method: 'GET',
    path: '/logins',
    answer: z.object({
      since: moment,
      apps: z.array(
        z.object({
          appId: z.string(),
          started: z.number().int(),
          done: z.number().int(),
          /** Refused, cancelled or denied by a person. */
          refused: z.number().int(),
          failed: z.number().int(),
          expired: z.number().int(),
        }),
      ),
    }),
  }),
};
