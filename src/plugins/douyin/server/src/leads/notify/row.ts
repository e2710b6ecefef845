import type { Core } from '@strapi/strapi';
import type { NotifyEvent, NotifyPace, NotifySort } from '../../../../contracts/lead-notify';
import type { LeadSourceKind } from '../../../../contracts/leads';
import type { DeliveryState, NoticeLanguage } from '../../../../contracts/notices';
import { PluginError } from '../../shared/errors';

/** Uids of the content types. */
export const notifyRuleUid = 'plugin::douyin.lead-notify-rule';
export const notifyMessageUid = 'plugin::douyin.lead-notify-message';

/** The table of the messages. */
export const messageTable = 'douyin_lead_notify_messages';

/** Two times of day. */
export type Quiet = { from: string; to: string };

/** A rule as it is stored. */
export type NotifyRuleRow = {
  documentId: string;
  name: string;
  isOn: boolean;
  event: NotifyEvent;
  appId: string | null;
  sourceKind: LeadSourceKind | null;
  keyword: string | null;
  ownerId: number | null;
  team: string | null;
  stage: string | null;
  channels: string[];
  language: NoticeLanguage | null;
  quiet: Quiet | null;
  zone: string;
  pace: NotifyPace;
  everyMinutes: number;
  dailyAt: string;
  fromEvent: number;
  revision: number;
};

/** One lead of a message, and the status it went to where the message tells of one. */
export type Entry = { lead: number; to?: string };

/** A message as it is stored. */
export type NotifyMessageRow = {
  documentId: string;
  createdAt: string | Date;
  ruleId: string;
  ruleName: string;
  channelId: string;
  channelName: string;
  event: NotifyEvent;
  sort: NotifySort;
  language: NoticeLanguage | null;
  total: number;
  history: number;
  entries: Entry[];
  state: DeliveryState;
  stateAt: string | Date;
  attempts: number;
  errorCode: string | null;
};

/** All rules, the oldest first. */
export const allNotifyRules = (
  strapi: Core.Strapi,
  where: Record<string, unknown> = {},
): Promise<NotifyRuleRow[]> =>
  strapi.db.query(notifyRuleUid).findMany({ where, orderBy: { id: 'asc' } }) as Promise<NotifyRuleRow[]>;

/** One rule; throws CONFIG_NOT_FOUND. */
export async function findNotifyRule(strapi: Core.Strapi, documentId: string): Promise<NotifyRuleRow> {
  const [rule] = await allNotifyRules(strapi, { documentId });
  if (!rule) throw new PluginError('CONFIG_NOT_FOUND', 'There is no such rule', { id: documentId });
  return rule;
}
