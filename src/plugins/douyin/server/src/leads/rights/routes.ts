import type { Core } from '@strapi/strapi';
import type { Contract } from '../../../../contracts/contract';
import type { Grant } from '../../../../contracts/grants';
import type { LeadAction } from '../../../../contracts/permissions';
import { adminRoute, grantedRoute } from '../../shared/http';

// Strapi would put the route's own box into a list it can write to, and so refuse those who hold another.
const anyBox = Object.freeze<string[]>([]) as string[];

/** A route of the content API. Whether a sender may is for the controller to say: its box gives all leads, another one some. */
export const siteRoute = (contract: Contract, grant: Grant, box: string): Core.RouteInput =>
  grantedRoute(contract, `${grant}.${box}`, { auth: { scope: anyBox } });

/** A route of the panel, for roles that may do this with leads. */
export const panelRoute = (contract: Contract, handler: string, what: LeadAction): Core.RouteInput =>
  adminRoute(contract, handler, `lead.${what}`);
