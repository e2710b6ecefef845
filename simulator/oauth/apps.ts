import { reject, type Rejection } from '../codes';
import { missingField, text, type Call, type Fields } from '../call';
import type { App, World } from '../world';

/** The app of a key, or 10003. */
export const findApp = (world: World, clientKey: string): App | Rejection =>
  world.apps.get(clientKey) ?? reject(10003);

/** The app whose key and secret both fit: 10003 for the key, 10013 for the secret. */
export function authenticateApp(world: World, fields: Fields): App | Rejection {
  const app = world.apps.get(text(fields, 'client_key'));
  if (!app) return reject(10003);
  return text(fields, 'client_secret') === app.client_secret ? app : reject(10013);
}

/** How an OAuth endpoint takes its parameters; `missing` is the number its own error table gives for bad ones. */
export type Accepts = { body: 'form' | 'json'; missing: number; required: string[] };

/**
 * The parameters of an OAuth call from the one body type its page documents; with `tolerateLegacyForms` also from
 * the query and from the other body type.
 */
export function oauthFields(world: World, call: Call, accepts: Accepts): Fields | Rejection {
  const tolerant = world.switches.tolerateLegacyForms;
  const strict = call.body.kind === accepts.body ? call.body.fields : {};
  const fields = tolerant ? { ...call.query, ...call.body.fields } : strict;
  const missing = missingField(fields, accepts.required);
  return missing === undefined ? fields : reject(accepts.missing, `缺少参数 ${missing}`);
}
