import { lazy, Suspense, type ComponentType } from 'react';
import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { UnreadProvider } from './inbox/unread';
import { readPermissions, useAllowed } from './permissions';
import { pagePath } from './plugin-id';
import { sections } from './sections';
import { loaded } from './shared/load';
import { OwnWords } from './shared/OwnWords';
import { PluginNav, PluginTabs } from './shared/PluginNav';

/** A page whose code is loaded when it is opened. */
const page = <Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) =>
  lazy(async () => ({ default: (await loaded(load))[name] }));

/** The plugin's pages by their addresses. */
const pages = {
  overview: page('OverviewPage', () => import('./home/OverviewPage')),
  apps: page('AppsPage', () => import('./apps/AppsPage')),
  'apps/:id': page('AppPage', () => import('./apps/AppPage')),
  accounts: page('AccountsPage', () => import('./accounts/AccountsPage')),
  posts: page('PostsPage', () => import('./posts/PostsPage')),
  'posts/new': page('NewPostPage', () => import('./posts/composer/ComposerPage')),
  'posts/:id': page('PostPage', () => import('./posts/page/PostPage')),
  'posts/:id/edit': page('EditPostPage', () => import('./posts/composer/ComposerPage')),
  'leads/:id?': page('LeadsPage', () => import('./leads/LeadsPage')),
  'leads/duplicates': page('DuplicatesPage', () => import('./leads/duplicates/DuplicatesPage')),
  'leads/exports': page('ExportsPage', () => import('./lead-files/ExportsPage')),
  'leads/imports': page('ImportsPage', () => import('./lead-files/ImportsPage')),
  'leads/imports/:id': page('ImportPage', () => import('./lead-files/ImportPage')),
  dashboard: page('DashboardPage', () => import('./dashboard/DashboardPage')),
  'lead-settings': page('LeadSettingsPage', () => import('./lead-settings/LeadSettingsPage')),
  sync: page('SyncPage', () => import('./sync/SyncPage')),
  webhooks: page('WebhooksPage', () => import('./webhooks/WebhooksPage')),
  'webhooks/refused': page('RefusedPage', () => import('./webhooks/RefusedPage')),
  'webhooks/apps': page('WebhookAppsPage', () => import('./webhooks/WebhookAppsPage')),
  explorer: page('ExplorerPage', () => import('./explorer/ExplorerPage')),
  notices: page('AlertsPage', () => import('./notices/AlertsPage')),
  outgoing: page('OutgoingPage', () => import('./outgoing/OutgoingPage')),
  oauth: page('OAuthPage', () => import('./oauth/OAuthPage')),
  'oauth/:id': page('ClientPage', () => import('./oauth/ClientPage')),
  rules: page('RulesPage', () => import('./notify/RulesPage')),
  doctor: page('DoctorPage', () => import('./doctor/DoctorPage')),
  audit: page('AuditPage', () => import('./audit/AuditPage')),
};

/** The first page the administrator may open. */
function StartPage() {
  const allowed = useAllowed();
  const first = sections.find(({ needs }) => allowed(needs));
  return first ? <Navigate to={pagePath(first.path)} replace /> : <Page.NoPermissions />;
}

/** The plugin's part of the admin: navigation beside the pages. */
export function App() {
  return (
    <Page.Protect permissions={readPermissions}>
      <OwnWords>
        <UnreadProvider>
          <Layouts.Root sideNav={<PluginNav />}>
            <Box display={{ initial: 'block', medium: 'none' }}>
              <PluginTabs />
            </Box>
            <Suspense fallback={<Page.Loading />}>
              <Routes>
                {Object.entries(pages).map(([path, Shown]) => (
                  <Route key={path} path={path} element={<Shown />} />
                ))}
                <Route path="*" element={<StartPage />} />
              </Routes>
            </Suspense>
          </Layouts.Root>
        </UnreadProvider>
      </OwnWords>
    </Page.Protect>
  );
}
