import { text, type Fields } from '../call';
import { isRejection, reject, type Rejection } from '../codes';
import type { App, World } from '../world';
import { findApp } from './apps';
import type { LoginRequest, OptionalScope } from './tickets';

/** The names under which a login asks; the QR endpoints call the redirect `next`. */
export type LoginNames = { redirect: 'redirect_uri' | 'next' };

/**
 * Checks a login in the platform's order (doc: douyin-get-permission-code): 10002 parameter, 10003 key, 10015 type,
 * 28001016 banned, 10012 review, 10006 redirect, 10004 scope.
 */
export function checkLogin(world: World, query: Fields, names: LoginNames): LoginRequest | Rejection {
  const clientKey = text(query, 'client_key');
  if (clientKey === '') return reject(10002, '缺少参数 client_key');
  const app = findApp(world, clientKey);
  if (isRejection(app)) return app;
  const redirectUri = text(query, names.redirect);
  const scopes = { scopes: listOf(query, 'scope'), optional: optionalScopes(query) };
  const refused = standing(app) ?? redirectProblem(world, app, redirectUri) ?? scopeProblem(app, scopes);
  const state = typeof query.state === 'string' ? { state: query.state } : {};
  return refused ?? { client_key: clientKey, redirect_uri: redirectUri, ...scopes, ...state };
}

function standing(app: App): Rejection | undefined {
  if (app.type === 'mobile') return reject(10015);
  if (app.stage === 'banned') return reject(28001016);
  return app.stage === 'review' ? reject(10012) : undefined;
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

function redirectProblem(world: World, app: App, redirectUri: string): Rejection | undefined {
  if (redirectUri === '') return reject(10002, '缺少参数 redirect_uri');
  if (!URL.canParse(redirectUri)) return reject(10006);
  const url = new URL(redirectUri);
  const loopback = world.switches.allowLoopbackHttp && LOOPBACK.includes(url.hostname);
  const secure = url.protocol === 'https:' || (loopback && url.protocol === 'http:');
  if (!secure) return reject(10006, 'redirect_uri 必须以 https 开头');
  const [address = ''] = redirectUri.split('#');
  if (address.includes('?')) return reject(10006, 'redirect_uri 不支持自定义参数');
  return app.redirect_uris.some((uri) => uri.split('#')[0] === address) ? undefined : reject(10006);
}

type Scopes = Pick<LoginRequest, 'scopes' | 'optional'>;

function scopeProblem(app: App, { scopes, optional }: Scopes): Rejection | undefined {
  if (scopes.length === 0) return reject(10002, '缺少参数 scope');
  const asked = [...scopes, ...optional.map((item) => item.scope)];
  const foreign = asked.find((scope) => !app.scopes.includes(scope));
  return foreign === undefined ? undefined : reject(10004, `应用没有 ${foreign} 权限`);
}

const listOf = (query: Fields, name: string): string[] => text(query, name).split(',').filter(Boolean);

/** `optionalScope` flattens pairs with commas: `friend_relation,1,message,0`. */
function optionalScopes(query: Fields): OptionalScope[] {
  const flat = listOf(query, 'optionalScope');
  const pairs: OptionalScope[] = [];
  for (let at = 0; at < flat.length; at += 2) {
    pairs.push({ scope: flat[at] ?? '', ticked: flat[at + 1] === '1' });
  }
  return pairs;
}
