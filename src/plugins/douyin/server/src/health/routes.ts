import type { Contract } from '../../../contracts/contract';
import { healthContracts } from '../../../contracts/health';

const open = ({ method, path }: Pick<Contract, 'method' | 'path'>, handler: string) => ({
  method,
  path,
  handler,
  config: { auth: false as const, policies: [] },
});

/** What balancers and supervisors ask; open to everybody, and nothing in the answers is secret. */
export const healthRoutes = {
  'health-api': {
    type: 'content-api' as const,
    routes: [open(healthContracts.live, 'health.live'), open(healthContracts.ready, 'health.ready')],
  },
};
