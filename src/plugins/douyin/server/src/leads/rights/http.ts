import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { Contract } from '../../../../contracts/contract';
import type { Grant } from '../../../../contracts/grants';
import type { LeadAction } from '../../../../contracts/permissions';
import { adminRoute, grantedRoute } from '../../shared/http';
import { adminAsker } from './admin';
import type { Asker } from './reach';
import { siteAsker } from './site';

/** Who sends a request, and how far that one reaches for what the request is about. */
export type AskerOf = (ctx: KoaContext) => Promise<Asker>;

/** Administrators, as far as their permission for something reaches. */
export const adminsFor =
  (strapi: Core.Strapi, what: LeadAction): AskerOf =>
  (ctx) =>
    adminAsker(strapi, ctx, what);

/** Senders to the content API, as far as a box of a permission reaches. */
export const siteFor =
  (strapi: Core.Strapi, grant: Grant, box: string): AskerOf =>
  (ctx) =>
    siteAsker(strapi, ctx, { grant, box });

// Strapi would put the route's own box into a list it can write to, and so refuse those who hold another.
const anyBox = Object.freeze<string[]>([]) as string[];

/** A route of the content API; whether a sender may is for its controller to say: a box gives all leads, another one some. */
export const siteRoute = (contract: Contract, grant: Grant, box: string): Core.RouteInput =>
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
export const siteRouter = (routes: Core.RouteInput[]) => ({
  type: 'content-api' as const,
  prefix: '/v1/lead/douyin',
  routes,
});

/** Routes of the panel. */
export const panelRouter = (routes: Core.RouteInput[]) => ({ type: 'admin' as const, routes });
