import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { watchConnections, type Connections } from './connections';
import { healthController } from './controller';
import { drain } from './drain';
import { healthRoutes } from './routes';
import { healthService } from './service';

let connections: Connections | undefined;

/** Tells balancers whether this process is ready, and lets it end without anybody losing an answer. Ends before all else. */
export const health = {
  routes: healthRoutes,
  controllers: { health: healthController },
  services: { health: healthService },
  bootstrap({ strapi }) {
    const { httpServer } = strapi.server;
    connections = watchConnections(httpServer);
    httpServer.once('listening', () => service(strapi, 'health').enter('up'));
  },
  async destroy({ strapi }) {
    // A command that only loads Strapi was never asked anything.
    if (connections && strapi.server.httpServer.listening) await drain(strapi, connections);
  },
} satisfies Feature;
