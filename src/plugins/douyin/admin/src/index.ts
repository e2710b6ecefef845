import { Calendar, ChartBubble, Filter, MusicNotes } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { addUserPanel } from './accounts/user-panel';
import { permission, readPermissions } from './permissions';
import { pagePath, pluginId } from './plugin-id';
import { loaded } from './shared/load';

type Strings = Record<string, string>;

const prefixed = (data: Strings): Strings =>
  Object.fromEntries(Object.entries(data).map(([key, text]) => [`${pluginId}.${key}`, text]));

const files: Record<string, () => Promise<{ default: Strings }>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const dashboard = (name: 'NewLeadsWidget' | 'FunnelWidget' | 'FollowUpsWidget') => () =>
  import('./dashboard/widgets').then((widgets) => widgets[name]);

/** Boxes of the home page for whoever may see leads; each reads only what of them is within reach. */
const leadWidgets = [
  { id: 'new-leads', icon: ChartBubble, component: dashboard('NewLeadsWidget'), name: 'new' },
  { id: 'lead-funnel', icon: Filter, component: dashboard('FunnelWidget'), name: 'funnel' },
  { id: 'lead-follow-ups', icon: Calendar, component: dashboard('FollowUpsWidget'), name: 'follow-ups' },
].map(({ name, ...widget }) => ({
  ...widget,
  pluginId,
  title: { id: `${pluginId}.widget.${name}.title`, defaultMessage: name },
  link: {
    label: { id: `${pluginId}.widget.leads.link`, defaultMessage: 'Dashboard' },
    href: `${pagePath()}/dashboard`,
  },
  permissions: [permission('lead.read')],
}));

/** Words of Strapi's own pages that it has no translation of; their keys are whole. */
const strapiFiles: Record<string, () => Promise<{ default: Strings }>> = {
  'zh-Hans': () => import('./translations/strapi-zh-Hans.json'),
};

async function readLocale(locale: string): Promise<{ locale: string; data: Strings }> {
  const [own, strapi] = await Promise.all([files[locale]?.(), strapiFiles[locale]?.()]);
  return { locale, data: { ...strapi?.default, ...prefixed(own?.default ?? {}) } };
}

// Strapi takes an admin plugin by the default export of its entry.
export default {
  register(app: StrapiApp): void {
    app.addMenuLink({
      to: `plugins/${pluginId}`,
      icon: MusicNotes,
      intlLabel: { id: `${pluginId}.plugin.name`, defaultMessage: 'Douyin' },
      Component: () => loaded(() => import('./App')).then(({ App }) => ({ default: App })),
      permissions: readPermissions,
      position: 4,
    });
    app.widgets.register({
      id: 'overview',
      pluginId,
      icon: MusicNotes,
      title: { id: `${pluginId}.widget.title`, defaultMessage: 'Douyin' },
      link: {
        label: { id: `${pluginId}.widget.link`, defaultMessage: 'Open Douyin' },
        href: pagePath(),
      },
      component: () => import('./home/HomeWidget').then(({ HomeWidget }) => HomeWidget),
      permissions: [permission('app.read')],
    });
    leadWidgets.forEach((widget) => app.widgets.register(widget));
    app.registerPlugin({ id: pluginId, name: pluginId });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>): void {
    addUserPanel(app.getPlugin('content-manager'));
  },

  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map(readLocale));
  },
};
