import { timelineContracts } from '../../../../contracts/lead-timeline';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { panelAsker, type AskerOf } from '../rights/actions';
import { addNote, editNote, removeNote } from './notes';
import { readSources, readTimeline } from './read';

/** What can be read and written of a lead's history over HTTP. */
export const timelineActions = ({ strapi }: Context, askerOf: AskerOf) => ({
  eventsFind: action(
    timelineContracts.events,
    async ({ params, query }, ctx) => readTimeline(strapi, params.id, query, await askerOf(ctx, 'read')),
    'QUERY_INVALID',
  ),
  sourcesFind: action(
    timelineContracts.sources,
    async ({ params }, ctx) => ({
      rows: await readSources(strapi, params.id, (await askerOf(ctx, 'read')).reach),
    }),
    'QUERY_INVALID',
  ),
  addNote: action(
    timelineContracts.addNote,
    async ({ params, body }, ctx) => addNote(strapi, params.id, body, await askerOf(ctx, 'update')),
    'LEAD_INVALID',
  ),
  editNote: action(
    timelineContracts.editNote,
    async ({ params, body }, ctx) => editNote(strapi, params, body, await askerOf(ctx, 'update')),
    'LEAD_INVALID',
  ),
  removeNote: action(
    timelineContracts.removeNote,
    async ({ params }, ctx) => {
      await removeNote(strapi, params, await askerOf(ctx, 'update'));
      return { id: params.note };
    },
    'LEAD_INVALID',
  ),
});

/** HTTP of a lead's history for administrators. */
export const timelineController = (context: Context) => timelineActions(context, panelAsker(context.strapi));
