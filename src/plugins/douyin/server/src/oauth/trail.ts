import type { Core } from '@strapi/strapi';
import type { Actor, AuditRecord } from '../audit/service';
import { service } from '../shared/service';
import type { LibraryClient } from './library/client';

type OAuthAction = Extract<AuditRecord['action'], `oauth.${string}`>;

/** A client as the audit names it. */
export type Named = { id: string; name: string };

/** Writes down what happened between a person and a client. */
export const recordOAuth = (
  strapi: Core.Strapi,
  action: OAuthAction,
  client: Named,
  { actor, details }: { actor: Actor; details?: AuditRecord['details'] },
): Promise<void> =>
  service(strapi, 'audit').record({
    action,
    actor,
    target: { kind: 'oauth-client', id: client.id, name: client.name },
    details,
  });

/** Writes down, and warns, that a code or a refresh token came twice: somebody else may have had it. */
export async function noteReplay(
  strapi: Core.Strapi,
  model: string,
  client: LibraryClient | undefined,
): Promise<void> {
  if (!client) return;
  const action = model === 'AuthorizationCode' ? 'oauth.code-replayed' : 'oauth.refresh-reused';
  strapi.log.warn(
    `Douyin OAuth: ${action} by client "${client.site.name}"; all its tokens of this grant ended`,
  );
  await recordOAuth(strapi, action, client.site, { actor: { kind: 'system' } });
}
