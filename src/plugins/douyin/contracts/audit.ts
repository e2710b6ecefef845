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
  'app.webhook-key-set',
  'app.webhook-key-cleared',
  'app.default-changed',
  'app.deleted',
  'app.restored',
  'account.connected',
  'account.reconnected',
  'account.linked',
  'account.unlinked',
  'account.disconnected',
  'token.minted',
  'token.refreshed',
  'token.renewed',
  'token.revoked',
  'token.lost',
  'token.read',
  'api.explored',
  'notice-channel.created',
  'notice-channel.updated',
  'notice-channel.deleted',
  'notice-channel.tested',
  'outgoing-hook.created',
  'outgoing-hook.updated',
  'outgoing-hook.secret-made',
  'lead-notify-rule.created',
  'lead-notify-rule.updated',
  'lead-notify-rule.deleted',
  'keys.rotated',
  'audit.exported',
  'leads.export-started',
  'leads.exported',
  'leads.export-downloaded',
  'leads.import-started',
  'leads.imported',
  'leads.import-reverted',
  'leads.rejected-downloaded',
  'account.phone-read',
  'account.reauthorize-link',
  'account.reauthorized',
  'lead.erased',
  'lead.erasure-lifted',
  'lead.held',
  'lead.released',
  'lead.person-exported',
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
  'lead.phone-read',
  'lead.snapshot-read',
  'lead.merged',
  'lead.separated',
  'lead.converted',
  'sync.stream-edited',
  'sync.letters-retried',
  'sync.letters-discarded',
  'sync.review-accepted',
  'sync.review-dismissed',
  'post.created',
  'post.edited',
  'post.scheduled',
  'post.approved',
  'post.cancelled',
  'post.retried',
  'post.settled',
  'post.published',
  'post.rejected',
  'post.failed',
  'webhook.body-read',
  'webhook.replayed',
  'webhook.dismissed',
  'webhook.event-on',
  'webhook.event-off',
  'webhook.test-sent',
  'oauth-client.created',
  'oauth-client.updated',
  'oauth-client.deleted',
  'oauth-client.secret-made',
  'oauth-client.secret-ended',
  'oauth-client.revoked',
  'oauth.consented',
  'oauth.signed-in',
  'oauth.withdrawn',
  'oauth.code-replayed',
  'oauth.refresh-reused',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What an action can be about; `site` is this Strapi as a whole. */
export const targetKinds = [
  'app',
  'account',
  'attempt',
  'user',
  'notice-channel',
  'outgoing-hook',
  'lead-notify-rule',
  'lead',
  'lead-export',
  'lead-import',
  'post',
  'webhook-event',
  'oauth-client',
  'site',
] as const;

/** One line of the audit: who did what to what, and when. Never a secret or a token. */
export const auditView = z.object({
  id: z.string(),
  at: moment,
  action: z.enum(auditActions),
  actorKind: z.enum(actorKinds),
  actorName: z.string().nullable(),
  targetKind: z.enum(targetKinds),
  targetId: z.string(),
  targetName: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
});
export type AuditView = z.infer<typeof auditView>;

/**
 * One line of an export. Lines about an account's tokens are chained: `chainHash` is the SHA-256 of `chainPrevious`, a line
 * feed, `chainSeq`, a line feed and the JSON of all other fields but those of the chain, with sorted keys.
 */
export const auditLine = auditView.extend({
  actorId: z.string().nullable(),
  /** The account whose chain this is; null for a line that is not chained. */
  chainId: z.string().nullable(),
  chainSeq: z.number().int().nullable(),
  chainPrevious: z.string().nullable(),
  chainHash: z.string().nullable(),
});
export type AuditLine = z.infer<typeof auditLine>;

const filters = z.object({ action: z.enum(auditActions).optional(), target: z.string().max(64).optional() });

/** Which lines to export; from one moment, the moment itself included, up to another, both optional. */
export const auditRange = filters.extend({ from: moment.optional(), to: moment.optional() });
export type AuditRange = z.infer<typeof auditRange>;

export const auditContracts = {
  list: contract({
    method: 'GET',
    path: '/audit',
    query: paging.extend(filters.shape),
    answer: pageOf(auditView),
  }),
  /** A download, not an answer under `data`: newline-delimited JSON, one `auditLine` each, the oldest first. */
  export: contract({ method: 'GET', path: '/audit/export', query: auditRange, answer: z.string() }),
};
