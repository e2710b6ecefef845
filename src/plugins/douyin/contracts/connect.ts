import { z } from 'zod';
import { accountView } from './accounts';
import { contract, idParams, moment } from './contract';
import { followContracts, startedAttempt } from './login';

/** An administrator connects an account: the same attempt, followed with the panel's own token. */
export const connectContracts = {
  start: contract({
    method: 'POST',
    path: '/connect',
    body: z.object({ app: z.string().max(64), way: z.enum(['popup', 'qr']) }),
    answer: startedAttempt,
  }),
  ...followContracts('/connect'),
};

/** How far the phone is with a code of the platform's own; all from `connected` on are ends. */
export const deviceStages = [
  'waiting',
  'scanned',
  'confirmed',
  'connected',
  'refused',
  'cancelled',
  'expired',
  'failed',
] as const;
export type DeviceStage = (typeof deviceStages)[number];

/** Stages in which there is something left to ask. */
export const openDeviceStages: readonly DeviceStage[] = ['waiting', 'scanned', 'confirmed'];

/** Where a login by the platform's own code stands. */
export const deviceStatus = z.object({
  attemptId: z.string(),
  stage: z.enum(deviceStages),
  /** When the present stage ends by itself. */
  expiresAt: moment,
  /** Why it failed: a code of this plugin. */
  errorCode: z.string().nullable(),
});
export type DeviceStatus = z.infer<typeof deviceStatus>;

/** A started login by the platform's own code. */
export const startedDevice = z.object({
  attemptId: z.string(),
  /** The code as SVG markup, drawn on the server. */
  qrSvg: z.string(),
  /** What is in the code, for the platform's app. */
  qrText: z.string(),
  expiresAt: moment,
  /** Seconds until then, for a screen whose clock may be wrong. */
  secondsLeft: z.number().int(),
});
export type StartedDevice = z.infer<typeof startedDevice>;

/** An administrator connects an account by the platform's own code (115), scanned with the platform's app. */
export const deviceContracts = {
  start: contract({ method: 'POST', path: '/apps/:id/device', params: idParams, answer: startedDevice }),
  /** Waits a few seconds for news from the phone; ask again until the stage is an end. */
  poll: contract({
    method: 'GET',
    path: '/device/:id',
    params: idParams,
    answer: deviceStatus.extend({
      /** The account, once it is connected. */
      account: accountView.nullable(),
    }),
  }),
  cancel: contract({ method: 'POST', path: '/device/:id/cancel', params: idParams, answer: deviceStatus }),
  /** The same for the owner of an account who consents again, in the browser that started it. */
  pollAgain: contract({ method: 'GET', path: '/attempts/:id', params: idParams, answer: deviceStatus }),
};
