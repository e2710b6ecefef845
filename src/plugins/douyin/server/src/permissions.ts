import type { Core } from '@strapi/strapi';
import type { AdminAction } from '../../contracts/permissions';

const subjects: Record<AdminAction, { displayName: string; subCategory: string }> = {
  'app.read': { displayName: 'Read', subCategory: 'apps' },
  'app.update': { displayName: 'Create and edit', subCategory: 'apps' },
  'app.secret': { displayName: 'Set the client secret', subCategory: 'apps' },
  'app.delete': { displayName: 'Delete and restore', subCategory: 'apps' },
  'app.check': { displayName: 'Test connection', subCategory: 'apps' },
  'doctor.run': { displayName: 'Run', subCategory: 'doctor' },
  'account.read': { displayName: 'Read', subCategory: 'accounts' },
  'account.connect': { displayName: 'Connect', subCategory: 'accounts' },
  'account.disconnect': { displayName: 'Disconnect', subCategory: 'accounts' },
  'account.refresh': { displayName: 'Refresh and renew tokens', subCategory: 'accounts' },
  'account.explore': { displayName: 'Use the API explorer', subCategory: 'accounts' },
  'audit.read': { displayName: 'Read', subCategory: 'audit' },
  'notice.read': { displayName: 'Read', subCategory: 'alerts' },
  'notice.update': { displayName: 'Acknowledge, edit channels', subCategory: 'alerts' },
  'audit.export': { displayName: 'Export', subCategory: 'audit' },
  'sync.read': { displayName: 'Read', subCategory: 'sync' },
  'sync.run': { displayName: 'Run, pause and edit', subCategory: 'sync' },
  'lead.read': { displayName: 'Read', subCategory: 'leads' },
  'lead.update': { displayName: 'Edit', subCategory: 'leads' },
  'lead.assign': { displayName: 'Assign to anybody', subCategory: 'leads' },
  'lead.merge': { displayName: 'Merge and separate', subCategory: 'leads' },
  'lead.convert': { displayName: 'Convert', subCategory: 'leads' },
  'lead.reveal': { displayName: 'See phone numbers', subCategory: 'leads' },
  'lead.export': { displayName: 'Export', subCategory: 'leads' },
  'lead.import': { displayName: 'Import', subCategory: 'leads' },
  'lead.erase': { displayName: 'Erase a person', subCategory: 'leads' },
  'lead.views': { displayName: 'Share views', subCategory: 'leads' },
  'lead.settings': { displayName: 'Teams, rules and settings', subCategory: 'leads' },
  'webhook.read': { displayName: 'Read', subCategory: 'webhooks' },
  'webhook.update': { displayName: 'Replay, dismiss, subscribe', subCategory: 'webhooks' },
  'webhook.reveal': { displayName: 'See contents', subCategory: 'webhooks' },
  'post.read': { displayName: 'Read', subCategory: 'posts' },
  'post.update': { displayName: 'Create and edit', subCategory: 'posts' },
  'post.publish': { displayName: 'Publish, schedule and settle', subCategory: 'posts' },
  'post.approve': { displayName: 'Approve', subCategory: 'posts' },
  'oauth.read': { displayName: 'Read', subCategory: 'connected sites' },
  'oauth.update': { displayName: 'Create, edit, switch off', subCategory: 'connected sites' },
  'oauth.secret': { displayName: 'Make and end secrets', subCategory: 'connected sites' },
  'oauth.revoke': { displayName: 'Take consents back, delete', subCategory: 'connected sites' },
};

/** Makes every admin action known to Strapi, so that roles can be given it. */
export async function registerPermissions(strapi: Core.Strapi): Promise<void> {
  const actions = Object.entries(subjects).map(([uid, subject]) => ({
    section: 'plugins',
    pluginName: 'douyin',
    uid,
    ...subject,
  }));
  await strapi.service('admin::permission').actionProvider.registerMany(actions);
}
