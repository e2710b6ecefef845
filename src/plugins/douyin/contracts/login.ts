import { z } from 'zod';
import { contract } from './contract';

/** Life of a login attempt; `exchanged`, `refused`, `failed` and `expired` are ends. */
export const attemptStages = [
  'started',
  'returned',
  'authorized',
  'exchanged',
  'refused',
  'failed',
  'expired',
] as const;
export type AttemptStage = (typeof attemptStages)[number];

/** The session a visitor holds after login: a users-permissions token, and a refresh token where the site uses them. */
const session = z.object({
  jwt: z.string(),
  refreshToken: z.string().optional(),
  user: z.object({
    id: z.number().int(),
    username: z.string(),
    /** The name on Douyin; empty when the account was removed meanwhile. */
    nickname: z.string(),
  }),
});

export const loginContracts = {
  /** Turns the one-time exchange code (60 s, bound to the browser that started) into a session. */
  exchange: contract({
    method: 'POST',
    path: '/login/exchange',
    body: z.object({ code: z.string().min(20).max(128) }),
    answer: session,
  }),
};
