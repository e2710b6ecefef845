import type { Core } from '@strapi/strapi';
import { viewLimits, type LeadView, type ViewForm } from '../../../../contracts/lead-views';
import { identityKey, newId } from '../../shared/crypto';
import { changeOne, insertOne, isUniqueViolation } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { defaultUid, findView, toViews, viewUid, type Viewer, type ViewRow } from './row';

const columnsOf = ({ name, isShared, settings }: ViewForm, ownerId: number) => ({
  name,
  nameKey: identityKey(String(ownerId), name),
  shared: isShared,
  settings,
});

/** Everybody sees a shared view: making, changing and removing one takes a permission. */
function refuseSharing({ mayShare }: Viewer, isShared: boolean): void {
  if (isShared && !mayShare)
    throw new PluginError('CONFIG_FORBIDDEN', 'Shared views need the permission to share views', {
      action: 'lead.views',
    });
}

/** Two views of one person and name could not be told apart. */
async function named<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new PluginError('CONFIG_CONFLICT', `There is a view "${name}" already`, { name });
  }
}

const read = async (strapi: Core.Strapi, id: string, viewer: Viewer): Promise<LeadView> => {
  const [view] = await toViews(strapi, [await findView(strapi, id, viewer)], viewer);
  return view as LeadView;
};

/** Saves a new view. Throws CONFIG_CONFLICT for a name that one has already, CONFIG_FORBIDDEN and CONFIG_INVALID. */
export async function createView(strapi: Core.Strapi, form: ViewForm, viewer: Viewer): Promise<LeadView> {
  refuseSharing(viewer, form.isShared);
  if ((await strapi.db.query(viewUid).count({ where: { ownerId: viewer.id } })) >= viewLimits.each)
    throw new PluginError(
      'CONFIG_CONFLICT',
      `Everybody has at most ${viewLimits.each} views: delete one first`,
    );
  const documentId = newId();
  const row = { documentId, ownerId: viewer.id, revision: 1, ...columnsOf(form, viewer.id) };
  await named(form.name, () => insertOne(strapi, viewUid, row));
  return read(strapi, documentId, viewer);
}

const stale = (view: LeadView): PluginError =>
  new PluginError('CONFIG_STALE', 'Somebody else changed this view meanwhile', { view });

/**
 * Changes a view; it stays whoever's it is. Throws CONFIG_STALE with what it is now when somebody else was faster, and as
 * `createView` does.
 */
export async function changeView(
  strapi: Core.Strapi,
  id: string,
  { revision, ...form }: ViewForm & { revision: number },
  viewer: Viewer,
): Promise<LeadView> {
  const row = await findView(strapi, id, viewer);
  refuseSharing(viewer, row.shared || form.isShared);
  const isMine = row.ownerId === viewer.id;
  // What is no longer shared is its owner's alone: nobody takes it away from the others but that one.
  if (!isMine && !form.isShared) refuseTaking(row);
  const columns = { ...columnsOf(form, row.ownerId), revision: revision + 1 };
  const isWritten = await named(form.name, () =>
    changeOne(strapi, viewUid, { documentId: id, revision }, columns),
  );
  const now = await read(strapi, id, viewer);
  if (!isWritten) throw stale(now);
  return now;
}

function refuseTaking({ name }: ViewRow): never {
  throw new PluginError('CONFIG_FORBIDDEN', `Only whoever made the view "${name}" can make it private`, {
    name,
  });
}

/** Deletes a view; whoever's page opened with it sees all leads from now on. Throws CONFIG_NOT_FOUND and CONFIG_FORBIDDEN. */
export async function removeView(strapi: Core.Strapi, id: string, viewer: Viewer): Promise<void> {
  const row = await findView(strapi, id, viewer);
  refuseSharing(viewer, row.shared);
  await strapi.db.transaction(async () => {
    await strapi.db.query(viewUid).deleteMany({ where: { documentId: id } });
    await strapi.db.query(defaultUid).deleteMany({ where: { view: id } });
  });
}
