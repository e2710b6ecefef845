import { countContracts } from '../../../../contracts/lead-counts';
import { firstStage } from '../../../../contracts/lead-stages';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { panelAsker, type AskerOf } from '../rights/actions';
import { stagesOf } from '../service';
import { readChart } from './chart';
import { countFollowUps } from './follow-ups';

const invalid = 'QUERY_INVALID';

/** What can be asked about numbers over HTTP. */
export const countActions = ({ strapi }: Context, askerOf: AskerOf) => ({
  chartFind: action(
    countContracts.chart,
    async ({ query }, ctx) => readChart(strapi, query, (await askerOf(ctx, 'read')).reach),
    invalid,
  ),
  followUpsFind: action(
    countContracts.followUps,
    async ({ query }, ctx) => countFollowUps(strapi, query.zone, (await askerOf(ctx, 'read')).reach),
    invalid,
  ),
  stagesFind: action(countContracts.stages, async (_input, ctx) => {
    await askerOf(ctx, 'read');
    const stages = Object.entries(stagesOf(strapi)).map(([name, next]) => ({ name, next }));
    return { first: firstStage, stages };
  }),
});

/** HTTP of numbers for administrators. */
export const countController = (context: Context) => countActions(context, panelAsker(context.strapi));
