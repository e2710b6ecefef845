import type { Core } from '@strapi/strapi';
import type { ChannelView } from '../../../../contracts/notice-channels';
import { clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { vendorText } from '../../shared/log';
import { channelUid, type ChannelRow } from '../row';

type Result = NonNullable<ChannelView['lastDelivery']>;

/** What an error of a delivery looks like to an administrator; never the address or the secret. */
function readError(error: unknown): Pick<Result, 'code' | 'message'> {
  if (error instanceof PluginError) return { code: error.code, message: error.message };
  return { code: 'INTERNAL', message: vendorText(error instanceof Error ? error.message : String(error)) };
}

/** Keeps on a channel how the newest message went; without an error it arrived. */
export async function keepResult(
  strapi: Core.Strapi,
  { documentId }: ChannelRow,
  { test, error }: { test: boolean; error?: unknown },
): Promise<Result> {
  const said = error === undefined ? { code: null, message: null } : readError(error);
  const lastDelivery: Result = { at: clock.now().toISOString(), ok: error === undefined, test, ...said };
  await changeOne(strapi, channelUid, { documentId }, { lastDelivery });
  return lastDelivery;
}
