import { PassThrough } from 'node:stream';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { PluginError } from '../../shared/errors';
import { rawBody } from './raw-body';

/** A site whose inbox does this with each delivery. */
function siteThat(receive: (arrival: { raw: Buffer; appId: string | null }) => Promise<object>) {
  const logged: string[] = [];
  const strapi = {
    log: { error: (line: string) => logged.push(line) },
    config: { get: (_name: string, usual: string) => usual },
    plugin: () => ({ service: () => ({ receive, observe: () => undefined }) }),
  } as unknown as Core.Strapi;
  return { logged, middleware: rawBody({ answers: true }, { strapi }) };
}

/** A request as Koa gives it, and what is answered. */
function requestTo(path: string, body: string) {
  const req = Object.assign(new PassThrough(), { headers: { 'content-type': 'application/json' } });
  req.end(body);
  return { method: 'POST', path, req, set: () => undefined } as unknown as Context;
}

const fail = async (): Promise<never> => {
  throw new Error('It went on to the others');
};

it('answers by itself what is taken in', async () => {
  const seen: unknown[] = [];
  const { middleware } = siteThat(async ({ raw, appId }) => {
    seen.push([raw.toString(), appId]);
    return { event: 'authorize', challenge: null };
  });
  const ctx = requestTo('/api/douyin/webhook/a1', '{"event":"authorize"}');
  await middleware(ctx, fail);
  expect(seen).toEqual([['{"event":"authorize"}', 'a1']]);
  expect(JSON.parse(String(ctx.body))).toEqual({ success: true, event_type: 'authorize', error: null });
});

it('answers what is refused with its own status', async () => {
  const { middleware } = siteThat(async () => {
    throw new PluginError('WEBHOOK_SIGNATURE', 'no');
  });
  const ctx = requestTo('/api/douyin/webhook', '{}');
  await middleware(ctx, fail);
  expect(ctx.status).toBe(401);
});

it('answers a fault so that the platform tries again, and tells nobody’s number', async () => {
  const { middleware, logged } = siteThat(async () => {
    throw new Error('insert failed for 13812345678');
  });
  const ctx = requestTo('/api/douyin/webhook', '{}');
  await middleware(ctx, fail);
  expect(ctx.status).toBe(500);
  expect(JSON.stringify([ctx.body, logged])).not.toContain('13812345678');
  expect(logged).toEqual([expect.stringContaining('insert failed')]);
});

it('lets all others go on', async () => {
  const { middleware } = siteThat(fail);
  const next = jest.fn(async () => undefined);
  await middleware(requestTo('/api/other', '{}'), next);
  await middleware(Object.assign(requestTo('/api/douyin/webhook', '{}'), { method: 'GET' }), next);
  expect(next).toHaveBeenCalledTimes(2);
});
