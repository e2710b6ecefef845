import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { apiPrefix } from '../config';

const body = {
  data: null,
  error: { status: 401, name: 'UnauthorizedError', message: 'Missing or invalid credentials', details: {} },
};

/**
 * Answers 401 on the seeds' routes to callers who sent no credentials at all: Strapi says 403 to them as soon as the
 * public role holds any permission, as if logging in would not help.
 */
export function tellAnonymousToLogIn(strapi: Core.Strapi): void {
  const prefix = `${apiPrefix(strapi)}/v1/lead/douyin/`;
  strapi.server.use(async (ctx: Context, next: Next) => {
    await next();
    const isAnonymous = ctx.status === 403 && !ctx.get('authorization');
    const isStrapis =
      (ctx.body as { error?: { name?: string } } | undefined)?.error?.name === 'ForbiddenError';
    if (!ctx.path.startsWith(prefix) || !isAnonymous || !isStrapis) return;
    ctx.status = 401;
    ctx.body = body;
  });
}
