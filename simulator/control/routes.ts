import type { Call } from '../call';
import { json, refusal, type Wire } from '../wire';
import { resetWorld, type World } from '../world';
import { appRoutes } from './apps';
import { avatarRoute } from './avatar';
import { clockRoutes } from './clock';
import { clueRoute } from './clues';
import { callRoutes } from './calls';
import { faultRoutes } from './faults';
import { grantRoutes } from './grants';
import { pan115AppRoutes } from './pan115/apps';
import { pan115CodeRoutes } from './pan115/codes';
import { pan115ConsentRoutes } from './pan115/consents';
import { pan115FileRoutes } from './pan115/files';
import { pan115GrantRoutes } from './pan115/grants';
import { pan115PageRoutes } from './pan115/pages';
import { peopleRoutes } from './people';
import { phoneRoutes } from './phone';
import { publishingRoutes } from './publishing';
import type { ControlRoute } from './request';
import { shareRoutes } from './share';
import { switchRoutes } from './switches';
import { webhookRoutes } from './webhooks';
import { ticketRoutes } from './tickets';

const ROUTES: ControlRoute[] = [
  { method: 'GET', path: '/_sim', answer: (world) => json(200, { url: world.url, routes: routeNames() }) },
  { method: 'POST', path: '/_sim/reset', answer: reset },
  ...clockRoutes,
  ...faultRoutes,
  ...peopleRoutes,
  ...appRoutes,
  ...ticketRoutes,
  ...callRoutes,
  ...switchRoutes,
  ...phoneRoutes,
  avatarRoute,
  clueRoute,
  ...grantRoutes,
  ...webhookRoutes,
  ...publishingRoutes,
  ...shareRoutes,
  ...pan115AppRoutes,
  ...pan115CodeRoutes,
  ...pan115ConsentRoutes,
  ...pan115PageRoutes,
  ...pan115GrantRoutes,
  ...pan115FileRoutes,
];

const routeNames = (): string[] => ROUTES.map(({ method, path }) => `${method} ${path}`);

function reset(world: World): Wire {
  resetWorld(world);
  return json(200, { ok: true });
}

/** Answers one steering request: 404 for an unknown address, 400 for a body that is neither JSON nor a form. */
export function answerControl(world: World, call: Call): Wire {
  if (call.body.kind === 'other')
    return refusal(400, 'The body must be a JSON object with content-type application/json.');
  for (const route of ROUTES) {
    const params = route.method === call.method ? matchPath(route.path, call.path) : undefined;
    if (params) return route.answer(world, { call, params });
  }
  return refusal(404, `There is no ${call.method} ${call.path}; see GET /_sim.`);
}

function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
