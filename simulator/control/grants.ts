import { SECOND } from '../clock';
import { createGrant, secondsLeft } from '../oauth/grants';
import { json, refusal, type Wire } from '../wire';
import type { App, World } from '../world';
import { addCrowd, MOST_GRANTS } from './crowd';
import { bodyProblem, type ControlRequest, type ControlRoute } from './request';

/** `/_sim/grants`: many authorisations at once, each of a new person, for benchmarks. */
export const grantRoutes: ControlRoute[] = [{ method: 'POST', path: '/_sim/grants', answer: create }];

function create(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(
    body,
    {
      client_key: 'text',
      count: 'count',
      scopes: 'texts',
      accessEndsInSeconds: 'number',
      refreshEndsInSeconds: 'number',
    },
    ['client_key', 'count'],
  );
  if (problem) return problem;
  const app = world.apps.get(String(body.client_key));
  if (!app) return refusal(404, `There is no app ${String(body.client_key)}.`);
  if (Number(body.count) > MOST_GRANTS) return refusal(400, `The field count is ${MOST_GRANTS} at most.`);
  return json(200, { grants: grantMany(world, app, body) });
}

type Wanted = {
  count?: unknown;
  scopes?: unknown;
  accessEndsInSeconds?: unknown;
  refreshEndsInSeconds?: unknown;
};

function grantMany(world: World, app: App, wanted: Wanted) {
  const scopes = Array.isArray(wanted.scopes) ? wanted.scopes.map(String) : app.scopes;
  const lifetimes = {
    accessLifeMs: inMs(wanted.accessEndsInSeconds),
    refreshLifeMs: inMs(wanted.refreshEndsInSeconds),
  };
  return addCrowd(world, Number(wanted.count)).map(({ id: personId }) => {
    const grant = createGrant(world, { client_key: app.client_key, personId, scopes }, lifetimes);
    return {
      person: personId,
      open_id: grant.openId,
      access_token: grant.accessToken,
      refresh_token: grant.refreshToken,
      expires_in: secondsLeft(world, grant.accessEndsMs),
      refresh_expires_in: secondsLeft(world, grant.refreshEndsMs),
    };
  });
}

/** A lifetime in milliseconds, or nothing for the usual one. */
export const inMs = (seconds: unknown): number | undefined =>
  typeof seconds === 'number' ? seconds * SECOND : undefined;
