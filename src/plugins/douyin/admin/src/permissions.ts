import { useAuth } from '@strapi/strapi/admin';
import { actionId, type AdminAction } from '../../contracts/permissions';

/** An admin action in the shape Strapi's menu, pages and widgets ask for. */
export const permission = (action: AdminAction): { action: string; subject: null } => ({
  action: actionId(action),
  subject: null,
});

/** Any of these opens the plugin's menu entry. */
export const readPermissions = (
  [
    'app.read',
    'account.read',
    'lead.read',
    'lead.settings',
    'sync.read',
    'webhook.read',
    'post.read',
    'notice.read',
    'oauth.read',
    'audit.read',
    'doctor.run',
  ] as const
).map(permission);

/** Tells which of our admin actions the current administrator holds. */
export function useAllowed(): (action: AdminAction) => boolean {
  const permissions = useAuth('DouyinPermissions', (state) => state.permissions);
  return (action) => permissions.some((held) => held.action === actionId(action));
}
