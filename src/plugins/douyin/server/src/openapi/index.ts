import { createReadStream } from 'node:fs';
import path from 'node:path';
import type { Context as KoaContext } from 'koa';
import { openapiContracts, type DescribedApi } from '../../../contracts/openapi';
import type { Feature } from '../shared/feature';
import { adminRoute, grantedRoute, raw } from '../shared/http';

/** The descriptions are part of the package, beside `dist`. */
const fileOf = (name: DescribedApi): string => path.join(__dirname, '../../openapi', `${name}.json`);

function send(ctx: KoaContext, name: DescribedApi): void {
  ctx.type = 'application/json';
  ctx.body = createReadStream(fileOf(name));
}

const openapiController = () => ({
  /** Both routes for programs, so that one permission opens both. */
  find: raw(openapiContracts.find, async ({ params }, ctx) => send(ctx, params.name)),
  read: raw(openapiContracts.read, async ({ params }, ctx) => send(ctx, params.name)),
});

/** Serves the descriptions of our routes in OpenAPI 3.1. */
export const openapi = {
  routes: {
    'openapi-api': {
      type: 'content-api' as const,
      routes: [
        grantedRoute(openapiContracts.find, 'openapi.find'),
        grantedRoute(openapiContracts.findNamed, 'openapi.find'),
      ],
    },
    'openapi-admin': {
      type: 'admin' as const,
      routes: [adminRoute(openapiContracts.read, 'openapi.read', 'app.read')],
    },
  },
  controllers: { openapi: openapiController },
} satisfies Feature;
