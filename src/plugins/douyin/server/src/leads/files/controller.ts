import type { Context as KoaContext } from 'koa';
import { leadFileContracts } from '../../../../contracts/lead-files';
import { actionId } from '../../../../contracts/permissions';
import { PluginError } from '../../shared/errors';
import { action, adminActor, download } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { adminAsker } from '../rights/admin';
import { covers } from '../rights/reach';
import type { ExportAsker } from './export/start';
import { unreadable } from './read/fault';
import type { ImportAsker } from './service';

const code = 'LEAD_FILE_INVALID';

async function exportAsker({ strapi }: Context, ctx: KoaContext): Promise<ExportAsker> {
  const { reach: reveal } = await adminAsker(strapi, ctx, 'reveal');
  return { ...(await adminAsker(strapi, ctx, 'export')), reveal };
}

async function importAsker({ strapi }: Context, ctx: KoaContext): Promise<ImportAsker> {
  const { actor, reach } = await adminAsker(strapi, ctx, 'import');
  const assign = await adminAsker(strapi, ctx, 'assign');
  return { actor, rights: { reach, mayAssign: covers(assign.reach, reach) } };
}

/** What others export stands in the audit anyway. */
function refuseWithoutAudit(ctx: KoaContext): void {
  const { userAbility } = ctx.state as { userAbility?: { can(action: string): boolean } };
  if (!userAbility?.can(actionId('audit.read')))
    throw new PluginError('LEAD_FILE_FORBIDDEN', 'Exports of others need the permission to read the audit');
}

/** The work goes on after the answer. */
const accepted = (ctx: KoaContext): void => void (ctx.status = 202);

/** HTTP of exports. */
export const leadExportController = (context: Context) => {
  const files = () => service(context.strapi, 'leadFiles');
  return {
    start: action(
      leadFileContracts.startExport,
      async ({ body }, ctx) => {
        const view = await files().startExport(body, await exportAsker(context, ctx));
        accepted(ctx);
        return view;
      },
      code,
    ),
    find: action(
      leadFileContracts.exports,
      async ({ query }, ctx) => {
        if (query.whose === 'all') refuseWithoutAudit(ctx);
        return files().exports(adminActor(ctx), query.whose);
      },
      code,
    ),
    count: action(
      leadFileContracts.countExport,
      async ({ body }, ctx) => files().countExport(body, await exportAsker(context, ctx)),
      code,
    ),
    findOne: action(
      leadFileContracts.readExport,
      ({ params }, ctx) => files().readExport(params.id, adminActor(ctx)),
      code,
    ),
    cancel: action(
      leadFileContracts.cancelExport,
      async ({ params }, ctx) => files().cancelExport(params.id, await exportAsker(context, ctx)),
      code,
    ),
    discard: action(
      leadFileContracts.discardExport,
      ({ params }, ctx) => files().discardExport(params.id, adminActor(ctx)),
      code,
    ),
    file: download(leadFileContracts.downloadExport, async ({ params }, ctx) =>
      files().openExport(params.id, await exportAsker(context, ctx)),
    ),
  };
};

/** HTTP of imports. */
export const leadImportController = (context: Context) => {
  const files = () => service(context.strapi, 'leadFiles');
  return {
    upload: action(
      leadFileContracts.upload,
      ({ query }, ctx) => {
        if (!ctx.is('application/octet-stream'))
          throw unreadable('Send the file itself as application/octet-stream');
        return files().upload({ name: query.name, body: ctx.req }, adminActor(ctx));
      },
      code,
    ),
    find: action(leadFileContracts.imports, (_input, ctx) => files().imports(adminActor(ctx)), code),
    findOne: action(
      leadFileContracts.readImport,
      ({ params }, ctx) => files().readImport(params.id, adminActor(ctx)),
      code,
    ),
    check: action(
      leadFileContracts.checkImport,
      async ({ params, body }, ctx) => {
        const view = await files().checkImport(params.id, body, await importAsker(context, ctx));
        accepted(ctx);
        return view;
      },
      code,
    ),
    start: action(
      leadFileContracts.startImport,
      async ({ params, body }, ctx) => {
        const view = await files().startImport(params.id, body, await importAsker(context, ctx));
        accepted(ctx);
        return view;
      },
      code,
    ),
    stopCheck: action(
      leadFileContracts.stopCheck,
      ({ params }, ctx) => files().stopCheck(params.id, adminActor(ctx)),
      code,
    ),
    cancel: action(
      leadFileContracts.cancelImport,
      ({ params }, ctx) => files().cancelImport(params.id, adminActor(ctx)),
      code,
    ),
    revert: action(
      leadFileContracts.revertImport,
      async ({ params }, ctx) => {
        const view = await files().revertImport(params.id, adminActor(ctx));
        accepted(ctx);
        return view;
      },
      code,
    ),
    rejected: download(leadFileContracts.rejectedRows, ({ params }, ctx) =>
      files().openRejected(params.id, adminActor(ctx)),
    ),
  };
};
