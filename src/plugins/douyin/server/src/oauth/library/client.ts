import type { Core } from '@strapi/strapi';
import { hmac } from '../../shared/crypto';
import { service } from '../../shared/service';
import { sampleClientId } from '../sample-id';
import { hasExamples } from '../site';
import { findEnabled, type ClientRow } from '../clients/row';
import type { StoredSecret } from '../clients/secrets';

/** What the library keeps of a client for our own rules, beside what it reads itself. */
export type ClientSite = {
  /** The client's id here. */
  id: string;
  name: string;
  whitelist: string;
  blacklist: string;
  isPublic: boolean;
  pkceRequired: boolean;
  refreshGraceSeconds: number;
  secrets: StoredSecret[];
};

/** A client as the library knows it. */
export type LibraryClient = { clientId: string; grantTypes: string[]; scope?: string; site: ClientSite };

/** Those of some scopes that a client may have now: one that was taken away opens nothing, whatever was issued with it. */
export function stillOffered({ scope = '' }: Pick<LibraryClient, 'scope'>, scopes: string[]): string[] {
  const offered = scope.split(' ');
  return scopes.filter((name) => offered.includes(name));
}

type Issued = { clientId?: string; scope?: string; openid?: { scope?: string } };

/** What was issued to a client, or agreed to for it, without the scopes that were taken away from it since. */
export function asOffered<Kept extends Issued>(client: LibraryClient | undefined, kept: Kept): Kept {
  if (!client || client.clientId !== kept.clientId) return kept;
  const offered = (scope: string) => stillOffered(client, scope.split(' ')).join(' ');
  const { scope, openid } = kept;
  return {
    ...kept,
    ...(scope ? { scope: offered(scope) } : {}),
    ...(openid?.scope ? { openid: { ...openid, scope: offered(openid.scope) } } : {}),
  };
}

/** The name under which the library carries `ClientSite`. */
export const siteProperty = 'site';

const siteOf = (row: ClientRow): ClientSite => ({
  id: row.documentId,
  name: row.name,
  whitelist: row.redirectUris ?? '',
  blacklist: row.redirectBlacklist ?? '',
  isPublic: row.isPublic,
  pkceRequired: row.pkceRequired,
  refreshGraceSeconds: row.refreshGraceSeconds,
  secrets: row.secrets,
});

/**
 * A client's metadata as the library reads them. It wants a secret and an address to be registered: neither is ever used, for
 * our own rules judge both, and nobody can know the one or reach the other.
 */
function metadataOf(row: ClientRow, unknowable: Buffer): Record<string, unknown> {
  return {
    client_id: row.clientId,
    client_name: row.name,
    client_secret: row.isPublic ? undefined : hmac(unknowable, row.clientId),
    redirect_uris: ['https://redirect.invalid/'],
    response_types: ['code'],
    grant_types: ['authorization_code', ...(row.refreshTokens ? ['refresh_token'] : [])],
    token_endpoint_auth_method: row.isPublic ? 'none' : 'client_secret_basic',
    scope: row.scopes.join(' '),
    [siteProperty]: siteOf(row),
  };
}

/** The metadata of a client that is switched on; undefined for any other, and for that of the examples where it has no place. */
export async function findMetadata(
  strapi: Core.Strapi,
  clientId: string,
): Promise<Record<string, unknown> | undefined> {
  if (clientId === sampleClientId && !hasExamples(strapi)) return undefined;
  const row = await findEnabled(strapi, clientId);
  if (!row) return undefined;
  return metadataOf(row, service(strapi, 'secrets').derive('oauth client secret'));
}
