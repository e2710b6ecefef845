import { z } from 'zod';
import { contract, moment, pageOf, paging } from './contract';

/** Who acted: an administrator, a user, a visitor not yet known, the environment at boot, or the plugin itself. */
export const actorKinds = ['admin', 'user', 'visitor', 'environment', 'system'] as const;

/** What can be written into the audit; `<noun>.<verb>`. */
export const auditActions = [
  'app.created',
  'app.updated',
  'app.secret-set',
  'app.secret-cleared',
  'app.default-changed',
  'app.deleted',
  'app.restored',
  'account.connected',
  'account.reconnected',
  'account.linked',
  'account.unlinked',
  'account.disconnected',
  'account.phone-read',
  'account.reauthorize-link',
  'account.reauthorized',
  'user.created',
  'user.sessions-ended',
  'login.started',
  'login.scanned',
  'login.confirmed',
  'login.code-wrong',
  'login.code-right',
  'login.succeeded',
  'login.refused',
  'login.failed',
  'login.cancelled',
  'login.denied',
  'login.expired',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One line of the audit: who did what to what, and when. Never a secret or a token. */
export const auditView = z.object({
  id: z.string(),
  at: moment,
  action: z.enum(auditActions),
  actorKind: z.enum(actorKinds),
  actorName: z.string().nullable(),
  targetKind: z.enum(['app', 'account', 'attempt', 'user']),
  targetId: z.string(),
  targetName: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type AuditView = z.infer<typeof auditView>;

export const auditContracts = {
  list: contract({
    method: 'GET',
    path: '/audit',
    query: paging.extend({ action: z.enum(auditActions).optional(), target: z.string().max(64).optional() }),
    answer: pageOf(auditView),
  }),
};
