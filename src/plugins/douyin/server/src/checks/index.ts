import { checkContracts } from '../../../contracts/checks';
import type { Feature } from '../shared/feature';
import { action, adminRoute, hostInUse } from '../shared/http';
import { service, type Context } from '../shared/service';
import { answerProbes } from './probe';
import { checksService } from './service';

const checkController = ({ strapi }: Context) => ({
  run: action(checkContracts.run, ({ params }, ctx) =>
    service(strapi, 'checks').run(params.id, params.name, hostInUse(ctx)),
  ),
});

/** Test connection: named checks, each with its own cause and remedy. */
export const checks = {
  routes: {
    'checks-admin': {
      type: 'admin' as const,
      routes: [adminRoute(checkContracts.run, 'check.run', 'app.check')],
    },
  },
  controllers: { check: checkController },
  services: { checks: checksService },
  register: ({ strapi }) => answerProbes(strapi),
} satisfies Feature;
