import type { Core } from '@strapi/strapi';
import type { LeadView, ViewSettings } from '../../../../contracts/lead-views';
import { PluginError } from '../../shared/errors';
import { staffOf } from '../teams/staff';

/** Uids of the content types. */
export const viewUid = 'plugin::douyin.lead-view';
export const defaultUid = 'plugin::douyin.lead-view-default';

/** A view as it is stored. */
export type ViewRow = {
  documentId: string;
  name: string;
  ownerId: number;
  shared: boolean;
  settings: ViewSettings;
  revision: number;
};

/** Who asks for views: an administrator, and whether that one may share them. */
export type Viewer = { id: number; mayShare: boolean };

/** The error of a view that is not there, or is somebody else's own. */
export const noSuchView = (id: string): PluginError =>
  new PluginError('CONFIG_NOT_FOUND', 'There is no such view, or it is no longer shared', { id });

const seenBy = ({ id }: Viewer) => ({ $or: [{ ownerId: id }, { shared: true }] });

/** All views that somebody sees, by their names. */
export const viewsFor = (strapi: Core.Strapi, viewer: Viewer): Promise<ViewRow[]> =>
  strapi.db.query(viewUid).findMany({
    where: seenBy(viewer),
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  }) as Promise<ViewRow[]>;

/** One of them; throws CONFIG_NOT_FOUND. */
export async function findView(strapi: Core.Strapi, id: string, viewer: Viewer): Promise<ViewRow> {
  const where = { documentId: id, ...seenBy(viewer) };
  const row = (await strapi.db.query(viewUid).findOne({ where })) as ViewRow | null;
  if (!row) throw noSuchView(id);
  return row;
}

/** Views as somebody sees them. */
export async function toViews(strapi: Core.Strapi, rows: ViewRow[], viewer: Viewer): Promise<LeadView[]> {
  const staff = await staffOf(
    strapi,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map(({ documentId: id, name, shared, settings, revision, ownerId }) => ({
    id,
    name,
    isShared: Boolean(shared),
    settings,
    revision,
    isMine: ownerId === viewer.id,
    ownerName: staff.get(ownerId)?.name ?? null,
  }));
}
