import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { snapshotContracts } from '../../../../contracts/lead-snapshots';
import { action } from '../../shared/http';
import type { Context } from '../../shared/service';
import { openRevealLimit } from '../reveal/reveal';
import { panelAsker } from '../rights/actions';
import { revealSnapshots } from './reveal';

/** HTTP of what platforms said, for administrators. */
export function snapshotController({ strapi }: Context) {
  let opened: Promise<RateLimiterAbstract> | undefined;
  return {
    reveal: action(
      snapshotContracts.reveal,
      async ({ params }, ctx) => {
        const asker = await panelAsker(strapi)(ctx, 'reveal');
        const limit = await (opened ??= openRevealLimit(strapi));
        return { rows: await revealSnapshots(strapi, limit, params.id, asker) };
      },
      'LEAD_INVALID',
    ),
  };
}
