import { text, type Call } from '../call';
import { now } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import type { Endpoint, Outcome } from '../outcome';
import { consentPage } from '../pages/pan115-consent';
import type { World } from '../world';
import { findPan115App } from './apps';
import { openConsent } from './consents';
import { formOf } from './form';
import { createPan115Grant } from './grants';
import { tokenSet } from './token-set';
import type { Pan115App } from './world';

/** The authorisation-code mode (reference pan115 §3, doc okr2cq0wywelscpe); errors of the page are pages too. */
export const authorizeEndpoints: Endpoint[] = [
  {
    name: 'pan115_authorize',
    path: '/open/authorize',
    methods: ['GET'],
    envelope: 'page',
    answer: authorize,
  },
  {
    name: 'pan115_authCodeToToken',
    path: '/open/authCodeToToken',
    methods: ['POST'],
    envelope: 'passport115',
    answer: exchange,
  },
];

function authorize(world: World, { query }: Call): Outcome {
  const app = findPan115App(world, text(query, 'client_id'));
  if (isRejection(app)) return app;
  if (query.response_type !== 'code') return reject(40140127);
  const redirectUri = text(query, 'redirect_uri');
  const problem = redirectProblem(app, redirectUri);
  if (problem) return problem;
  const state = typeof query.state === 'string' ? { state: query.state } : {};
  const consent = openConsent(world, { client_id: app.client_id, redirect_uri: redirectUri, ...state });
  return consentPage({ consent, appName: app.name, people: [...world.people.values()] });
}

/** 40140128 no http or https, 129 no domain, 130 the app has none, 131 not one of the app's. */
function redirectProblem({ domains }: Pan115App, redirectUri: string): Rejection | undefined {
  if (!/^https?:/i.test(redirectUri)) return reject(40140128);
  if (!URL.canParse(redirectUri)) return reject(40140129);
  if (domains.length === 0) return reject(40140130);
  return domains.includes(new URL(redirectUri).hostname) ? undefined : reject(40140131);
}

function exchange(world: World, call: Call): Outcome {
  const fields = formOf(call);
  const app = findPan115App(world, text(fields, 'client_id'));
  if (isRejection(app)) return app;
  const secret = text(fields, 'client_secret');
  if (secret !== app.client_secret) return reject(secret === '' ? 40140133 : 40140111);
  if (text(fields, 'grant_type') !== 'authorization_code') return reject(40140132);
  const code = text(fields, 'code');
  const found = world.pan115.codes.get(code);
  if (!found || now(world.clock) >= found.endsMs) return reject(40140134);
  if (found.client_id !== app.client_id) return reject(40140135);
  if (found.redirect_uri !== text(fields, 'redirect_uri')) return reject(40140136);
  world.pan115.codes.delete(code);
  return { data: tokenSet(world, createPan115Grant(world, found)) };
}
