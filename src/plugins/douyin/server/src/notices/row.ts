import type { Core } from '@strapi/strapi';
import type { Remedy } from '../../../contracts/errors';
import type { ChannelKind, ChannelView } from '../../../contracts/notice-channels';
import type {
  DeliveryState,
  NoticeFacts,
  NoticeKind,
  NoticeLanguage,
  NoticePhase,
  NoticeSubject,
  Severity,
} from '../../../contracts/notices';
import { identityKey } from '../shared/crypto';
import { PluginError } from '../shared/errors';

/** Uids of the content types. */
export const incidentUid = 'plugin::douyin.incident';
export const channelUid = 'plugin::douyin.notice-channel';
export const deliveryUid = 'plugin::douyin.notice-delivery';

/** Their tables. */
export const incidentTable = 'douyin_incidents';
export const channelTable = 'douyin_notice_channels';

/** An incident as it is stored. */
export type IncidentRow = {
  documentId: string;
  openKey: string | null;
  incidentKey: string;
  warning: boolean;
  kind: NoticeKind;
  severity: Severity;
  subject: NoticeSubject;
  facts: NoticeFacts | null;
  remedy: Remedy;
  linkSealed: string | null;
  openedAt: string;
  seenCount: number;
  lastSeenAt: string;
  recoveredAt: string | null;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
};

type Address = NonNullable<ChannelView['address']>;
type SecretView = NonNullable<ChannelView['secret']>;

/** A channel as it is stored. */
export type ChannelRow = {
  documentId: string;
  name: string;
  kind: ChannelKind;
  emails: string[] | null;
  urlSealed: string | null;
  urlView: Address | null;
  secretSealed: string | null;
  secretView: SecretView | null;
  language: NoticeLanguage;
  minSeverity: Severity;
  enabled: boolean;
  lastDelivery: ChannelView['lastDelivery'];
  revision: number;
};

/** A message on its way, as it is stored. */
export type DeliveryRow = {
  documentId: string;
  incidentId: string;
  channelId: string;
  channelName: string;
  phase: NoticePhase;
  state: DeliveryState;
  attempts: number;
  stateAt: string;
  errorCode: string | null;
};

/** An incident has an end that somebody finds; a warning has none. */
export type Sort = { warning: boolean };

/** The unique column behind a key; incidents and warnings do not meet. */
export const openKeyOf = (key: string, { warning }: Sort): string =>
  identityKey(warning ? 'warning' : 'incident', key);

/** One incident by id; throws CONFIG_NOT_FOUND. */
export async function findIncident(strapi: Core.Strapi, id: string): Promise<IncidentRow> {
  const row = (await strapi.db
    .query(incidentUid)
    .findOne({ where: { documentId: id } })) as IncidentRow | null;
  if (!row) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such incident', { incident: id });
  return row;
}

/** One channel by id; throws CONFIG_NOT_FOUND. */
export async function findChannel(strapi: Core.Strapi, id: string): Promise<ChannelRow> {
  const row = (await strapi.db.query(channelUid).findOne({ where: { documentId: id } })) as ChannelRow | null;
  if (!row) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such channel', { channel: id });
  return row;
}

/** All channels, the oldest first. */
export async function findChannels(
  strapi: Core.Strapi,
  where: Record<string, unknown> = {},
): Promise<ChannelRow[]> {
  const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
  return strapi.db.query(channelUid).findMany({ where, orderBy }) as Promise<ChannelRow[]>;
}
