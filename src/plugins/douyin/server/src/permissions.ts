import type { Core } from '@strapi/strapi';
import type { AdminAction } from '../../contracts/permissions';

const subjects: Record<AdminAction, { displayName: string; subCategory: string }> = {
  'app.read': { displayName: 'Read', subCategory: 'apps' },
  'app.update': { displayName: 'Create and edit', subCategory: 'apps' },
  'app.secret': { displayName: 'Set the client secret', subCategory: 'apps' },
  'app.delete': { displayName: 'Delete and restore', subCategory: 'apps' },
  'app.check': { displayName: 'Test connection', subCategory: 'apps' },
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
