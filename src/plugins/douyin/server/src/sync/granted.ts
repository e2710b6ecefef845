import type { Core } from '@strapi/strapi';
import { PluginError, type ErrorCode } from '../shared/errors';
import { service } from '../shared/service';
import type { StreamRow } from './row';
import { checkedSettings } from './settings';
import { streams } from './streams';

/** Why a stream cannot be read as its account stands; null when it can. */
export async function lackOf(
  strapi: Core.Strapi,
  { accountId, kind }: StreamRow,
): Promise<Extract<ErrorCode, 'AUTH_GRANT_LOST' | 'AUTH_SCOPE_MISSING'> | null> {
  const { scopes, disconnectedAt } = await service(strapi, 'accounts').get(accountId);
  const { scope } = streams[kind];
  if (disconnectedAt) return 'AUTH_GRANT_LOST';
  return scope === null || scopes?.includes(scope) ? null : 'AUTH_SCOPE_MISSING';
}

const sentences = {
  AUTH_GRANT_LOST: 'The account is disconnected',
  AUTH_SCOPE_MISSING: 'The account has not granted what this sync reads',
};

/** Throws why a stream cannot be read, so that nobody waits for a run that is bound to fail. */
export async function refuseHopeless(strapi: Core.Strapi, stream: StreamRow): Promise<void> {
  checkedSettings(stream.kind, stream.settings ?? {}, true);
  const code = await lackOf(strapi, stream);
  if (!code) return;
  const { accountId: account, kind } = stream;
  throw new PluginError(code, sentences[code], { account, scope: streams[kind].scope });
}
