import { Box } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';
import { AccountsPage } from './accounts/AccountsPage';
import { AppPage } from './apps/AppPage';
import { AppsPage } from './apps/AppsPage';
import { AuditPage } from './audit/AuditPage';
import { ExplorerPage } from './explorer/ExplorerPage';
import { OverviewPage } from './home/OverviewPage';
import { LeadsPage } from './leads/LeadsPage';
import { AlertsPage } from './notices/AlertsPage';
import { RulesPage } from './notify/RulesPage';
import { readPermissions, useAllowed } from './permissions';
import { pagePath } from './plugin-id';
import { PluginNav, PluginTabs } from './shared/PluginNav';
import { sections } from './sections';
import { SyncPage } from './sync/SyncPage';

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
      <Layouts.Root sideNav={<PluginNav />}>
        <Box display={{ initial: 'block', medium: 'none' }}>
          <PluginTabs />
        </Box>
        <Routes>
          <Route index element={<StartPage />} />
          <Route path="overview" element={<OverviewPage />} />
          <Route path="apps" element={<AppsPage />} />
          <Route path="apps/:id" element={<AppPage />} />
          <Route path="accounts" element={<AccountsPage />} />
          <Route path="leads/:id?" element={<LeadsPage />} />
          <Route path="sync" element={<SyncPage />} />
          <Route path="explorer" element={<ExplorerPage />} />
          <Route path="notices" element={<AlertsPage />} />
          <Route path="rules" element={<RulesPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="*" element={<StartPage />} />
        </Routes>
      </Layouts.Root>
    </Page.Protect>
  );
}
