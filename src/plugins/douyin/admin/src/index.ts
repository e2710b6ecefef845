import { Calendar, ChartBubble, Filter, MusicNotes, PaperPlane } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { addUserPanel } from './accounts/user-panel';
import { permission, readPermissions } from './permissions';
import { pagePath, pluginId } from './plugin-id';
import { loaded } from './shared/load';
import { withOwnWords } from './shared/OwnWords';
import { prefixed, type Strings } from './shared/words';
import front from './translations/front.json';

const dashboard = (name: 'NewLeadsWidget' | 'FunnelWidget' | 'FollowUpsWidget') => () =>
  import('./dashboard/widgets').then((widgets) => withOwnWords(widgets[name]));

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

/** A box of the home page for whoever may see posts: which come out next, and which wait for somebody. */
const postWidget = {
  id: 'posts',
  pluginId,
  icon: PaperPlane,
  title: { id: `${pluginId}.widget.posts.title`, defaultMessage: 'Publishing' },
  link: {
    label: { id: `${pluginId}.widget.posts.link`, defaultMessage: 'All posts' },
    href: `${pagePath()}/posts`,
  },
  component: () => import('./posts/widget').then(({ PostsWidget }) => withOwnWords(PostsWidget)),
  permissions: [permission('post.read')],
};

/** Words of Strapi's own pages that it has no translation of; their keys are whole. */
const strapiFiles: Record<string, () => Promise<{ default: Strings }>> = {
  'zh-Hans': () => import('./translations/strapi-zh-Hans.json'),
};

/** What stands on pages of Strapi before any screen of ours is opened; all else comes with `OwnWords`. */
const frontWords: Record<string, Strings> = front;

async function readLocale(locale: string): Promise<{ locale: string; data: Strings }> {
  const strapi = await strapiFiles[locale]?.();
  return { locale, data: { ...strapi?.default, ...prefixed(frontWords[locale] ?? {}) } };
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
      component: () => import('./home/HomeWidget').then(({ HomeWidget }) => withOwnWords(HomeWidget)),
      permissions: [permission('app.read')],
    });
    [...leadWidgets, postWidget].forEach((widget) => app.widgets.register(widget));
    app.registerPlugin({ id: pluginId, name: pluginId });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>): void {
    addUserPanel(app.getPlugin('content-manager'));
  },

  async registerTrads({ locales }: { locales: string[] }) {
    return Promise.all(locales.map(readLocale));
  },
};
