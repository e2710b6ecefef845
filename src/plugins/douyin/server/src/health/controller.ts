import { healthContracts } from '../../../contracts/health';
import { action } from '../shared/http';
import { service, type Context } from '../shared/service';

/** How a process stands, for balancers and supervisors. */
export const healthController = ({ strapi }: Context) => ({
  live: action(healthContracts.live, async () => ({ live: true as const })),
  ready: action(healthContracts.ready, async (_input, ctx) => {
    const readiness = await service(strapi, 'health').ready();
    ctx.status = readiness.ready ? 200 : 503;
    return readiness;
  }),
});
