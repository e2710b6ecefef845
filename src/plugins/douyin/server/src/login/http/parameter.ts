import type { Context as KoaContext } from 'koa';
import { PluginError } from '../../shared/errors';

/** One text of a page's query; undefined when it is absent or empty. Throws AUTH_REQUEST_INVALID. */
export function parameter(ctx: KoaContext, name: string, maxLength: number): string | undefined {
  const value = ctx.query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || value.length > maxLength) {
    throw new PluginError(
      'AUTH_REQUEST_INVALID',
      `${name}: give it once, with at most ${maxLength} characters`,
    );
  }
  return value;
}
