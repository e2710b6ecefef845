import type { Core } from '@strapi/strapi';
import type { AuditAction } from '../../../contracts/audit';
import type { Actor } from '../audit/service';
import { emit } from '../shared/emit';
import { service } from '../shared/service';
import type { AttemptRow } from './attempt';

type Extra = { actor?: Actor; code?: string; number?: unknown };

/** Writes a step of an attempt into the audit, with the networks of both devices where there are two. */
export async function recordStep(
  strapi: Core.Strapi,
  action: AuditAction,
  attempt: AttemptRow,
  { actor = { kind: 'visitor' }, code, number }: Extra = {},
): Promise<void> {
  const { purpose, way, network, phoneNetwork } = attempt;
  if (action === 'login.failed' && purpose === 'login')
    service(strapi, 'metrics').count('logins', { way, result: code ?? 'INTERNAL' });
  const facts = {
    purpose,
    way,
    code,
    number: typeof number === 'number' ? number : undefined,
    network,
    phoneNetwork,
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined && value !== null);
  await service(strapi, 'audit').record({
    action,
    actor,
    target: { kind: 'attempt', id: attempt.documentId },
    details: Object.fromEntries(known) as Record<string, string | number>,
  });
}

/** What other plugins and the site can listen to: `strapi.eventHub.on('douyin.login', …)`. */
export type LifecycleEvent = 'login' | 'link' | 'unlink' | 'refused';

/** Tells the rest of the site what happened, after it is stored. Payloads hold ids and codes, never a secret. */
export function announce(
  strapi: Core.Strapi,
  event: LifecycleEvent,
  payload: Record<string, string | number | null>,
): void {
  emit(strapi, { name: `douyin.${event}`, payload });
}

/** Tells that a person said no: at the platform, on the phone, or afterwards. */
export const announceRefused = (strapi: Core.Strapi, { documentId, appId, purpose }: AttemptRow): void =>
  announce(strapi, 'refused', { attempt: documentId, app: appId, purpose });
