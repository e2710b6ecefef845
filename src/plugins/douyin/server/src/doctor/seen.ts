import type { Context } from 'koa';
import { hostInUse } from '../shared/http';
import type { Seen } from './finding';

/** How a request came in. */
export const seenOf = (ctx: Context): Seen => ({
  host: hostInUse(ctx),
  protocol: ctx.get('x-forwarded-proto') || null,
  forwarded: ctx.get('x-forwarded-for').split(',').filter(Boolean).length,
});
