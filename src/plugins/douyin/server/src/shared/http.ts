import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import type { z } from 'zod';
import type { Answer, Contract, Input } from '../../../contracts/contract';
import { actionId, type AdminAction } from '../../../contracts/permissions';
import { errorBody, PluginError, type ErrorCode } from './errors';

type Issue = { path: string; message: string };

const issuesOf = (error: z.ZodError): Issue[] =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));

function guard<Part extends z.ZodType>(part: Part, value: unknown, code: ErrorCode): z.infer<Part> {
  const read = part.safeParse(value ?? {});
  if (read.success) return read.data;
  const issues = issuesOf(read.error);
  const [first] = issues;
  throw new PluginError(
    code,
    first ? `${first.path || 'request'}: ${first.message}` : 'The request is not valid',
    {
      issues,
    },
  );
}

function readInput<C extends Contract>(contract: C, ctx: KoaContext, code: ErrorCode): Input<C> {
  return {
    params: guard(contract.params, ctx.params, code),
    query: guard(contract.query, ctx.query, code),
    body: guard(contract.body, (ctx.request as { body?: unknown }).body, code),
  } as Input<C>;
}

/** Tells whoever came too often how many seconds to wait. */
export function setRetryAfter(ctx: KoaContext, error: PluginError): void {
  if (error.status === 429) ctx.set('Retry-After', String(error.details.seconds ?? 60));
}

/** Writes an error as an answer; anything that is not ours goes on to Strapi. */
export function answerError(ctx: KoaContext, error: unknown): void {
  if (!(error instanceof PluginError)) throw error;
  ctx.status = error.status;
  setRetryAfter(ctx, error);
  ctx.body = errorBody(error);
}

/**
 * A controller action from a contract: guards the input, runs the handler, answers `{data}` or the error's body.
 * `invalid` is the code for input that does not fit, by default CONFIG_INVALID.
 */
export function action<C extends Contract>(
  contract: C,
  handler: (input: Input<C>, ctx: KoaContext) => Promise<Answer<C>>,
  invalid: ErrorCode = 'CONFIG_INVALID',
): (ctx: KoaContext) => Promise<void> {
  return async (ctx) => {
    try {
      ctx.body = { data: await handler(readInput(contract, ctx, invalid), ctx) };
      ctx.set('Cache-Control', 'no-store');
    } catch (error) {
      answerError(ctx, error);
    }
  };
}

/** A controller action whose handler writes the answer itself; guards the input, and answers what is thrown. */
export function raw<C extends Contract>(
  contract: C,
  handler: (input: Input<C>, ctx: KoaContext) => Promise<void>,
): (ctx: KoaContext) => Promise<void> {
  return async (ctx) => {
    try {
      await handler(readInput(contract, ctx, 'CONFIG_INVALID'), ctx);
    } catch (error) {
      answerError(ctx, error);
    }
  };
}

/** A file made while it is sent. */
export type Download = { name: string; type: string; body: Readable };

/** A controller action that answers with a file; a fault while it is sent breaks the connection, so that no half looks whole. */
export function download<C extends Contract>(
  contract: C,
  handler: (input: Input<C>, ctx: KoaContext) => Promise<Download>,
): (ctx: KoaContext) => Promise<void> {
  return async (ctx) => {
    try {
      const { name, type, body } = await handler(readInput(contract, ctx, 'CONFIG_INVALID'), ctx);
      ctx.set('Content-Type', type);
      ctx.set('Content-Disposition', `attachment; filename="${name}"`);
      ctx.set('Cache-Control', 'no-store');
      ctx.body = body;
    } catch (error) {
      answerError(ctx, error);
    }
  };
}

/** A route of the admin panel: only for administrators whose role holds the permission. */
export function adminRoute(contract: Contract, handler: string, permission: AdminAction): Core.RouteInput {
  return {
    method: contract.method,
    path: contract.path,
    handler,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [actionId(permission)] } },
      ],
    },
  };
}

const callRate = 'plugin::douyin.call-rate';
const callOnce = 'plugin::douyin.call-once';

/**
 * A route of the content API that roles and API tokens are granted; its permission is `plugin::douyin.<handler>`. Each caller may
 * use it so often a minute, and what its contract says is done once can be named with a key.
 */
export const grantedRoute = (
  { method, path, once }: Pick<Contract, 'method' | 'path' | 'once'>,
  handler: string,
  { middlewares = [], ...config }: Core.RouteInput['config'] = {},
): Core.RouteInput => ({
  method,
  path,
  handler,
  config: { ...config, middlewares: [callRate, ...(once === true ? [callOnce] : []), ...middlewares] },
});

/** The administrator who sends a request; null outside the admin panel. */
export function adminOf(ctx: KoaContext): { id: string; name: string } | null {
  const user = ctx.state.user as
    { id?: number; firstname?: string; lastname?: string; email?: string } | undefined;
  if (!user?.id) return null;
  const name = [user.firstname, user.lastname].filter(Boolean).join(' ') || (user.email ?? '');
  return { id: String(user.id), name };
}

/** The administrator behind a request, as the audit names actors. */
export const adminActor = (ctx: KoaContext): { kind: 'admin'; id?: string; name?: string } => ({
  kind: 'admin',
  ...adminOf(ctx),
});

type Sender = {
  user?: { id: number; username?: string };
  auth?: { credentials?: { id?: number; name?: string } };
};

/** Who sends a request to the content API, as the audit names actors: a user of the site, or a program with an API token. */
export function siteActor(ctx: KoaContext): { kind: 'user' | 'system'; id: string; name?: string } {
  const { user, auth } = ctx.state as Sender;
  if (user) return { kind: 'user', id: String(user.id), name: user.username };
  return { kind: 'system', id: `api-token:${auth?.credentials?.id ?? ''}`, name: auth?.credentials?.name };
}

/** Whether a request comes from a program with an API token of Strapi. */
export const isProgram = (ctx: KoaContext): boolean =>
  (ctx.state.auth as { strategy?: { name?: string } } | undefined)?.strategy?.name === 'content-api-token';

/** What tells one caller of the content API from another; all without credentials are one. */
export function callerOf(ctx: KoaContext): string {
  const { kind, id } = siteActor(ctx);
  return `${kind}:${id}`;
}

/** The id of the site's user who sends a request; throws AUTH_TOKEN_INVALID for anyone else. */
export function userIdOf(ctx: KoaContext): number {
  const userId = (ctx.state.user as { id?: number } | undefined)?.id;
  if (!userId) throw new PluginError('AUTH_TOKEN_INVALID', 'Log in first: this is about your own accounts');
  return userId;
}

/** The host (with port) that the browser behind a request uses; the Origin header is the browser's own word. */
export function hostInUse(ctx: KoaContext): string | null {
  const origin = ctx.get('origin');
  return (URL.canParse(origin) ? new URL(origin).host : ctx.host) || null;
}
