import type { Core } from '@strapi/strapi';
import type { OAuthScope } from '../../../../contracts/oauth-client';
import { identityKey } from '../../shared/crypto';
import { PluginError } from '../../shared/errors';
import { clientUid } from '../rows';
import type { StoredSecret } from './secrets';

/** A client as it is stored. */
export type ClientRow = {
  documentId: string;
  name: string;
  clientId: string;
  clientIdHash: string;
  homepage: string | null;
  logo: string | null;
  enabled: boolean;
  isPublic: boolean;
  pkceRequired: boolean;
  refreshTokens: boolean;
  refreshGraceSeconds: number;
  scopes: OAuthScope[];
  redirectUris: string | null;
  redirectBlacklist: string | null;
  secrets: StoredSecret[];
  lastUsedAt: string | Date | null;
  revision: number;
  createdAt: string | Date;
  updatedAt: string | Date;
};

/** The key that makes a `client_id` unique byte by byte. */
export const clientKey = (clientId: string): string => identityKey('oauth-client', clientId);

/** All clients, the newest first. */
export const findClients = (strapi: Core.Strapi): Promise<ClientRow[]> =>
  strapi.db.query(clientUid).findMany({ orderBy: { id: 'desc' } }) as Promise<ClientRow[]>;

/** One client by its id here; throws CONFIG_NOT_FOUND. */
export async function findClient(strapi: Core.Strapi, id: string): Promise<ClientRow> {
  const row = (await strapi.db.query(clientUid).findOne({ where: { documentId: id } })) as ClientRow | null;
  if (!row) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such connected site', { client: id });
  return row;
}

/** The client with a `client_id`, byte by byte, that is switched on; null for any other. */
export const findEnabled = (strapi: Core.Strapi, clientId: string): Promise<ClientRow | null> =>
  strapi.db
    .query(clientUid)
    .findOne({ where: { clientIdHash: clientKey(clientId), enabled: true } }) as Promise<ClientRow | null>;
