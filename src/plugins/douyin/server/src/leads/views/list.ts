import type { Core } from '@strapi/strapi';
import type { ViewList } from '../../../../contracts/lead-views';
import { faultAt } from '../../shared/errors';
import { insertUnlessTaken, changeOne } from '../../shared/database';
import { defaultUid, findView, toViews, viewsFor, type Viewer } from './row';

const everybody = 'everybody';

type Default = { holder: string; view: string };

/** All views that somebody sees, and those the page opens with. */
export async function listViews(strapi: Core.Strapi, viewer: Viewer): Promise<ViewList> {
  const rows = await toViews(strapi, await viewsFor(strapi, viewer), viewer);
  const own = String(viewer.id);
  const defaults = (await strapi.db
    .query(defaultUid)
    .findMany({ where: { holder: { $in: [own, everybody] } } })) as Default[];
  const viewOf = (holder: string, isFit: (view: ViewList['rows'][number]) => boolean) => {
    const id = defaults.find((one) => one.holder === holder)?.view;
    return rows.find((view) => view.id === id && isFit(view))?.id ?? null;
  };
  return {
    rows,
    ownDefault: viewOf(own, () => true),
    sharedDefault: viewOf(everybody, ({ isShared }) => isShared),
  };
}

async function keep(strapi: Core.Strapi, holder: string, view: string | null): Promise<void> {
  if (view === null) await strapi.db.query(defaultUid).deleteMany({ where: { holder } });
  else if (!(await insertUnlessTaken(strapi, defaultUid, 'holder', { holder, view })))
    await changeOne(strapi, defaultUid, { holder }, { view });
}

/** Sets what the page opens with for whoever asks; null: all leads. Throws CONFIG_NOT_FOUND. */
export async function setOwnDefault(
  strapi: Core.Strapi,
  view: string | null,
  viewer: Viewer,
): Promise<ViewList> {
  if (view) await findView(strapi, view, viewer);
  await keep(strapi, String(viewer.id), view);
  return listViews(strapi, viewer);
}

/** Sets what it opens with for everybody who chose nothing. Throws CONFIG_INVALID for a view that is not shared. */
export async function setSharedDefault(
  strapi: Core.Strapi,
  view: string | null,
  viewer: Viewer,
): Promise<ViewList> {
  if (view && !(await findView(strapi, view, viewer)).shared)
    throw faultAt('CONFIG_INVALID', 'view', 'must be shared: the others would not see it');
  await keep(strapi, everybody, view);
  return listViews(strapi, viewer);
}
