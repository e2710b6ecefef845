import { inboxContracts as contracts } from '../../../../contracts/inbox';
import { leadPanelContracts } from '../../../../contracts/lead-panel';
import { action } from '../../shared/http';
import { service, type Context } from '../../shared/service';
import { findLead } from '../lock';
import { panelAsker } from '../rights/actions';
import type { Asker } from '../rights/reach';
import { adminIdOf } from '../rights/giving';
import { inboxViews } from './inbox';
import { readersOf } from './readers';

/** HTTP of what administrators are told in person, and of whom a note can name. */
export function leadInboxController({ strapi }: Context) {
  const inbox = () => service(strapi, 'inbox');
  const askerOf = panelAsker(strapi);
  const selfOf = ({ actor }: Asker): number => adminIdOf(actor) ?? 0;
  return {
    find: action(
      contracts.list,
      async ({ query: { size, cursor } }, ctx) => {
        const asker = await askerOf(ctx, 'read');
        const before = cursor ? Number(cursor) : undefined;
        const rows = await inbox().list(selfOf(asker), { size: size + 1, before });
        const shown = rows.slice(0, size);
        return {
          rows: await inboxViews(strapi, shown, asker.reach),
          unread: await inbox().unread(selfOf(asker)),
          nextCursor: rows.length > size ? String(shown.at(-1)?.id) : null,
        };
      },
      'QUERY_INVALID',
    ),
    unread: action(contracts.unread, async (_input, ctx) => ({
      unread: await inbox().unread(selfOf(await askerOf(ctx, 'read'))),
    })),
    mark: action(
      contracts.mark,
      async ({ body }, ctx) => {
        const self = selfOf(await askerOf(ctx, 'read'));
        await inbox().mark(self, body.isRead, body.ids);
        return { unread: await inbox().unread(self) };
      },
      'LEAD_INVALID',
    ),
    colleagues: action(
      leadPanelContracts.colleagues,
      async ({ params }, ctx) => {
        const lead = await findLead(strapi, params.id, (await askerOf(ctx, 'update')).reach);
        return { rows: await readersOf(strapi, lead) };
      },
      'QUERY_INVALID',
    ),
  };
}
