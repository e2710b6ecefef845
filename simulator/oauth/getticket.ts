import type { Call } from '../call';
import { HOUR, now, SECOND } from '../clock';
import { isRejection } from '../codes';
import { nextText } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { appAccess } from './access';

const LIFE_MS = 2 * HOUR;

/** Tickets for signing share links and pages with the JSSDK, for a client token (reference §3.2). */
export const getticketEndpoints: Endpoint[] = [
  endpoint('open_getticket', '/open/getticket', 'open.get.ticket'),
  endpoint('js_getticket', '/js/getticket'),
];

function endpoint(name: string, path: string, scope?: string): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const app = appAccess(world, call, scope);
    if (isRejection(app)) return app;
    const ticket = nextText(world.ids, 'js_ticket', 43);
    // Share links are signed with the tickets of the one and pages with those of the other.
    if (scope)
      world.publishing.tickets.set(ticket, {
        clientKey: app.client_key,
        endsMs: now(world.clock) + LIFE_MS,
      });
    return { data: { ticket, expires_in: LIFE_MS / SECOND } };
  };
  return { name, path, methods: ['GET'], envelope: 'classic', answer };
}
