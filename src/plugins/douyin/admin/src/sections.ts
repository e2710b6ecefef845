import type { AdminAction } from '../../contracts/permissions';

/** The plugin's pages in the order of its navigation; `nav.<name>` is the word for each. */
export const sections: { name: string; path: string; needs: AdminAction }[] = [
  { name: 'overview', path: '/overview', needs: 'app.read' },
  { name: 'apps', path: '/apps', needs: 'app.read' },
  { name: 'accounts', path: '/accounts', needs: 'account.read' },
  { name: 'posts', path: '/posts', needs: 'post.read' },
  { name: 'leads', path: '/leads', needs: 'lead.read' },
  { name: 'dashboard', path: '/dashboard', needs: 'lead.read' },
  { name: 'lead-settings', path: '/lead-settings', needs: 'lead.read' },
  { name: 'sync', path: '/sync', needs: 'sync.read' },
  { name: 'webhooks', path: '/webhooks', needs: 'webhook.read' },
  { name: 'explorer', path: '/explorer', needs: 'account.explore' },
  { name: 'notices', path: '/notices', needs: 'notice.read' },
  { name: 'outgoing', path: '/outgoing', needs: 'notice.read' },
  { name: 'rules', path: '/rules', needs: 'lead.settings' },
  { name: 'oauth', path: '/oauth', needs: 'oauth.read' },
  { name: 'doctor', path: '/doctor', needs: 'doctor.run' },
  { name: 'audit', path: '/audit', needs: 'audit.read' },
];
