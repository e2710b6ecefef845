import type { Core } from '@strapi/strapi';
import type { Contract } from '../../../../contracts/contract';
import type { Grant } from '../../../../contracts/grants';
import type { LeadAction } from '../../../../contracts/permissions';
import { adminRoute, grantedRoute } from '../../shared/http';

// Strapi would put the route's own box into a list it can write to, and so refuse those who hold another.
const anyBox = Object.freeze<string[]>([]) as string[];

/** A route of the content API; whether a sender may is for its controller to say: a box gives all leads, another one some. */
const siteRoute = (contract: Contract, grant: Grant, box: string): Core.RouteInput =>
  grantedRoute(contract, `${grant}.${box}`, { auth: { scope: anyBox } });

/** A route of the panel for whoever may do something with leads. */
export const panelRoute = (contract: Contract, handler: string, what: LeadAction): Core.RouteInput =>
  adminRoute(contract, handler, `lead.${what}`);

/** A box of the screen of roles that opens no route of its own. */
export const siteBox = () =>
  Object.assign(() => undefined, {
    // What Strapi marks the actions of routes with.
    [Symbol.for('__type__')]: ['content-api'],
  });

/** Routes of the content API, below the address of the public contract. */
const siteRouter = (routes: Core.RouteInput[]) => ({
  type: 'content-api' as const,
  prefix: '/v1/lead/douyin',
  routes,
});

/** Routes of the panel. */
export const panelRouter = (routes: Core.RouteInput[]) => ({ type: 'admin' as const, routes });

/** What the content API and the panel have alike: the action, the permission it has a box in, and what an administrator needs. */
type SharedRoute = [contract: Contract, action: string, grant: Grant, what: LeadAction];

/** The same routes in the content API and in the panel, where `controller` answers; `only` are the panel's alone. */
export const bothRouters = (
  name: string,
  controller: string,
  shared: SharedRoute[],
  only: Core.RouteInput[] = [],
) => ({
  [`${name}-api`]: siteRouter(shared.map(([contract, act, grant]) => siteRoute(contract, grant, act))),
  [`${name}-panel`]: panelRouter([
    ...only,
    ...shared.map(([contract, act, , what]) => panelRoute(contract, `${controller}.${act}`, what)),
  ]),
});
