import type { Core } from '@strapi/strapi';
import type { ChannelInput } from '../../../../contracts/notice-channels';
import type { Actor } from '../../audit/service';
import { settingsOf } from '../../config';
import { newId } from '../../shared/crypto';
import { changeOne, inTransaction, insertOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { channelUid, findChannel, type ChannelRow } from '../row';
import { secretColumns, urlColumns } from '../sealed';
import { readChannel } from './rules';

type Columns = Partial<ChannelRow>;

function columnsOf(strapi: Core.Strapi, id: string, input: ChannelInput): Columns {
  const { name, kind, emails, url, secret, language, minSeverity, enabled } = input;
  return {
    ...{ name, kind, emails, language, minSeverity, enabled },
    ...(url ? urlColumns(strapi, id, url) : {}),
    ...(secret ? secretColumns(strapi, id, secret) : {}),
    ...(secret === null ? { secretSealed: null, secretView: null } : {}),
  };
}

/** The fields that a save changed, by name. */
function changedFields(row: ChannelRow, columns: Columns): string[] {
  const names: Record<string, string> = { urlSealed: 'url', secretSealed: 'secret' };
  return Object.entries(columns)
    .filter(([name]) => !name.endsWith('View'))
    .filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(row[name as keyof ChannelRow] ?? null),
    )
    .map(([name]) => names[name] ?? name);
}

const target = (id: string, name: string) => ({ kind: 'notice-channel' as const, id, name });

/** Creates a channel; gives its id. */
export async function createChannel(
  strapi: Core.Strapi,
  written: ChannelInput,
  actor: Actor,
): Promise<string> {
  const input = readChannel(written, null, settingsOf(strapi).noticeAllowedHosts);
  const documentId = newId();
  const columns = columnsOf(strapi, documentId, input);
  await inTransaction(strapi, async () => {
    // Written out: stored as it is, without the defaults of the content type.
    await insertOne(strapi, channelUid, { documentId, revision: 1, ...columns });
    await service(strapi, 'audit').record({
      action: 'notice-channel.created',
      actor,
      target: target(documentId, input.name),
      details: { kind: input.kind },
    });
  });
  return documentId;
}

const stale = () =>
  new PluginError(
    'CONFIG_STALE',
    'Somebody else saved this channel meanwhile: reload it and apply your change again',
  );

/** Changes a channel; throws CONFIG_STALE when `revision` is not the stored one. */
export async function updateChannel(
  strapi: Core.Strapi,
  id: string,
  { revision, ...written }: ChannelInput & { revision: number },
  actor: Actor,
): Promise<void> {
  const row = await findChannel(strapi, id);
  const stored = { kind: row.kind, hasUrl: row.urlSealed !== null };
  const input = readChannel(written, stored, settingsOf(strapi).noticeAllowedHosts);
  const columns = columnsOf(strapi, id, input);
  const fields = changedFields(row, columns);
  await inTransaction(strapi, async () => {
    const next = { ...columns, revision: revision + 1 };
    if (!(await changeOne(strapi, channelUid, { documentId: id, revision }, next))) throw stale();
    await service(strapi, 'audit').record({
      action: 'notice-channel.updated',
      actor,
      target: target(id, input.name),
      details: { fields },
    });
  });
}

/** Deletes a channel; messages on their way to it are dropped. */
export async function removeChannel(strapi: Core.Strapi, id: string, actor: Actor): Promise<void> {
  const { name } = await findChannel(strapi, id);
  await inTransaction(strapi, async () => {
    const { count } = await strapi.db.query(channelUid).deleteMany({ where: { documentId: id } });
    if (count === 0) return;
    await service(strapi, 'audit').record({
      action: 'notice-channel.deleted',
      actor,
      target: target(id, name),
    });
  });
}
