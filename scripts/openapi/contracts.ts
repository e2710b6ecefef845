import { accountContracts } from '../../src/plugins/douyin/contracts/accounts';
import { appContracts } from '../../src/plugins/douyin/contracts/apps';
import { auditContracts } from '../../src/plugins/douyin/contracts/audit';
import { checkContracts } from '../../src/plugins/douyin/contracts/checks';
import type { Contract } from '../../src/plugins/douyin/contracts/contract';
import { connectContracts, deviceContracts } from '../../src/plugins/douyin/contracts/connect';
import { doctorContracts } from '../../src/plugins/douyin/contracts/doctor';
import { explorerContracts } from '../../src/plugins/douyin/contracts/explorer';
import { healthContracts } from '../../src/plugins/douyin/contracts/health';
import { inboxContracts } from '../../src/plugins/douyin/contracts/inbox';
import { absenceContracts } from '../../src/plugins/douyin/contracts/lead-absence';
import { assignmentContracts } from '../../src/plugins/douyin/contracts/lead-assignment';
import { countContracts } from '../../src/plugins/douyin/contracts/lead-counts';
import { notifyContracts } from '../../src/plugins/douyin/contracts/lead-notify';
import { eraseManyContracts, operationContracts } from '../../src/plugins/douyin/contracts/lead-operations';
import { revealContracts } from '../../src/plugins/douyin/contracts/lead-reveal';
import { snapshotContracts } from '../../src/plugins/douyin/contracts/lead-snapshots';
import { tagContracts, tagSettingContracts } from '../../src/plugins/douyin/contracts/lead-tags';
import { teamContracts } from '../../src/plugins/douyin/contracts/lead-teams';
import { timelineContracts } from '../../src/plugins/douyin/contracts/lead-timeline';
import { webhookInboxContracts } from '../../src/plugins/douyin/contracts/webhook-inbox';
import { webhookSubscriptionContracts } from '../../src/plugins/douyin/contracts/webhook-subscriptions';
import { webhookContracts } from '../../src/plugins/douyin/contracts/webhooks';
import { viewContracts } from '../../src/plugins/douyin/contracts/lead-views';
import { leadConvertContracts } from '../../src/plugins/douyin/contracts/lead-convert';
import {
  leadDuplicateContracts,
  leadMatchContracts,
} from '../../src/plugins/douyin/contracts/lead-duplicates';
import { leadPanelContracts } from '../../src/plugins/douyin/contracts/lead-panel';
import { dashboardContracts } from '../../src/plugins/douyin/contracts/lead-dashboard';
import { leadMergeContracts } from '../../src/plugins/douyin/contracts/lead-merge';
import { leadContracts } from '../../src/plugins/douyin/contracts/leads';
import { leadSettingContracts } from '../../src/plugins/douyin/contracts/lead-settings';
import { leadFileContracts } from '../../src/plugins/douyin/contracts/lead-files';
import { leadPrivacyContracts } from '../../src/plugins/douyin/contracts/lead-privacy';
import { loginContracts } from '../../src/plugins/douyin/contracts/login';
import { metricsContracts } from '../../src/plugins/douyin/contracts/metrics';
import { channelContracts } from '../../src/plugins/douyin/contracts/notice-channels';
import { noticeContracts } from '../../src/plugins/douyin/contracts/notices';
import { oauthClientContracts } from '../../src/plugins/douyin/contracts/oauth-client';
import { openapiContracts } from '../../src/plugins/douyin/contracts/openapi';
import { outgoingContracts } from '../../src/plugins/douyin/contracts/outgoing';
import { overviewContracts } from '../../src/plugins/douyin/contracts/overview';
import { postContracts } from '../../src/plugins/douyin/contracts/post-routes';
import { syncContracts } from '../../src/plugins/douyin/contracts/sync';
import { tokenContracts } from '../../src/plugins/douyin/contracts/tokens';

/** What the description and the test of permissions read of a contract. */
export type Described = { method: string; path: string } & Partial<Omit<Contract, 'method' | 'path'>>;

/** Every contract with a route, by its file. */
export const contracts: Record<string, Record<string, Described>> = {
  accounts: accountContracts,
  apps: appContracts,
  audit: auditContracts,
  checks: checkContracts,
  connect: {
    ...connectContracts,
    startDevice: deviceContracts.start,
    pollDevice: deviceContracts.poll,
    cancelDevice: deviceContracts.cancel,
    pollAgain: deviceContracts.pollAgain,
  },
  doctor: doctorContracts,
  explorer: explorerContracts,
  health: healthContracts,
  inbox: inboxContracts,
  'lead-absence': absenceContracts,
  'lead-assignment': assignmentContracts,
  'lead-counts': countContracts,
  'lead-dashboard': dashboardContracts,
  'lead-notify': notifyContracts,
  'lead-operations': {
    ...operationContracts,
    countErasing: eraseManyContracts.count,
    startErasing: eraseManyContracts.start,
    readErasing: eraseManyContracts.read,
    cancelErasing: eraseManyContracts.cancel,
  },
  'lead-files': leadFileContracts,
  'lead-convert': leadConvertContracts,
  'lead-duplicates': { ...leadDuplicateContracts, ...leadMatchContracts },
  'lead-merge': leadMergeContracts,
  'lead-panel': leadPanelContracts,
  'lead-reveal': revealContracts,
  'lead-settings': leadSettingContracts,
  'lead-snapshots': snapshotContracts,
  'lead-tags': {
    ...tagContracts,
    settings: tagSettingContracts.list,
    saveSetting: tagSettingContracts.save,
    removeSetting: tagSettingContracts.remove,
  },
  'lead-teams': teamContracts,
  'lead-timeline': timelineContracts,
  'lead-views': viewContracts,
  'lead-privacy': leadPrivacyContracts,
  leads: leadContracts,
  login: loginContracts,
  metrics: metricsContracts,
  'notice-channels': channelContracts,
  notices: noticeContracts,
  'oauth-client': oauthClientContracts,
  openapi: openapiContracts,
  outgoing: outgoingContracts,
  overview: overviewContracts,
  'post-routes': postContracts,
  sync: syncContracts,
  tokens: tokenContracts,
  'webhook-inbox': webhookInboxContracts,
  'webhook-subscriptions': webhookSubscriptionContracts,
  webhooks: webhookContracts,
};

/** Files of contracts that describe no route. */
export const withoutRoutes = [
  'contract',
  'days',
  'errors',
  'grants',
  'lead-columns',
  'lead-names',
  'lead-where',
  'lead-where-read',
  'lead-hours',
  'lead-stages',
  'lead-notify-texts',
  'notice-texts',
  'permissions',
  'platforms',
  'post-desk',
  'post-notice-texts',
  'post-views',
  'posts',
  'scopes',
];
