import type { Core } from '@strapi/strapi';
import { PluginError, faultAt } from '../../shared/errors';
import { service } from '../../shared/service';
import type { Reach } from '../reach';

async function byId(strapi: Core.Strapi, id: string): Promise<string | null> {
  try {
    return (await service(strapi, 'accounts').get(id)).documentId;
  } catch (error) {
    if (error instanceof PluginError && error.code === 'CONFIG_NOT_FOUND') return null;
    throw error;
  }
}

/**
 * The account within reach that a call names by our id or its open_id; without a name the only one that is connected. Throws
 * POST_INVALID where there is none, or nobody can tell which.
 */
export async function accountOf(
  strapi: Core.Strapi,
  named: string | undefined,
  reach: Reach,
): Promise<string> {
  const accounts = service(strapi, 'accounts');
  if (named !== undefined) {
    const found = (await byId(strapi, named)) ?? (await accounts.ofOpenId('douyin', named))?.documentId;
    if (!found || (reach && !reach.includes(found)))
      throw faultAt('POST_INVALID', 'account', 'there is no such account');
    return found;
  }
  const connected = accounts.connected('douyin');
  if (reach) void connected.whereIn('a.document_id', [...reach]);
  const [only, other] = (await connected.limit(2)) as { id: string }[];
  if (!only) throw faultAt('POST_INVALID', 'account', 'no account is connected');
  if (other) throw faultAt('POST_INVALID', 'account', 'name one: several are connected');
  return only.id;
}
