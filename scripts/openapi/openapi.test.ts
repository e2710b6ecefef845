import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { accountRoutes } from '../../src/plugins/douyin/server/src/accounts/routes';
import { healthRoutes } from '../../src/plugins/douyin/server/src/health/routes';
import { leadConvertRoutes } from '../../src/plugins/douyin/server/src/leads/convert/routes';
import { countRoutes } from '../../src/plugins/douyin/server/src/leads/counts/routes';
import { leadDuplicateRoutes } from '../../src/plugins/douyin/server/src/leads/duplicates/routes';
import { leadMergeRoutes } from '../../src/plugins/douyin/server/src/leads/merge/routes';
import { operationRoutes } from '../../src/plugins/douyin/server/src/leads/operations/routes';
import { revealRoutes } from '../../src/plugins/douyin/server/src/leads/reveal/routes';
import { leadRoutes } from '../../src/plugins/douyin/server/src/leads/routes';
import { tagRoutes } from '../../src/plugins/douyin/server/src/leads/tags/routes';
import { timelineRoutes } from '../../src/plugins/douyin/server/src/leads/timeline/routes';
import { loginRoutes } from '../../src/plugins/douyin/server/src/login/routes';
import { postRoutes } from '../../src/plugins/douyin/server/src/posts/routes';
import { syncRoutes } from '../../src/plugins/douyin/server/src/sync/routes';
import { adminFile, adminRoutes, adminText } from './admin';
import { openapiDocument, openapiFile, openapiText } from './document';
import { objectIn } from './schema';
import { operations } from './operations';

type Route = {
  method: string;
  path: string;
  handler: string;
  config?: { middlewares?: string[]; auth?: unknown };
};
type Router = { type: string; prefix?: string; routes: Route[] };
type Described = {
  security: unknown[];
  'x-permissions'?: string[];
  parameters: { name?: string; $ref?: string }[];
};

const routers = Object.values({
  ...accountRoutes,
  ...leadRoutes,
  ...leadConvertRoutes,
  ...countRoutes,
  ...leadDuplicateRoutes,
  ...leadMergeRoutes,
  ...operationRoutes,
  ...revealRoutes,
  ...tagRoutes,
  ...timelineRoutes,
  ...loginRoutes,
  ...syncRoutes,
  ...postRoutes,
  ...healthRoutes,
}) as unknown as Router[];

/** Routes that keep a call's key with what they made. */
const keepsKey = ['post /douyin/posts/video', 'post /douyin/posts/images'];

/** The platform's own way back to us is no call of a program. */
const untold = ['get /v1/lead/douyin/auth/callback'];

/** Routes as they are served; Strapi puts the plugin's name before those without a prefix of their own. */
const served = routers
  .filter(({ type }) => type === 'content-api')
  .flatMap(({ prefix = '/douyin', routes }) =>
    routes.map((route) => ({ ...route, at: `${route.method.toLowerCase()} ${prefix}${route.path}` })),
  )
  .filter(({ at }) => !untold.includes(at));

const document = openapiDocument() as { paths: Record<string, Record<string, Described>> };
const described = new Map(
  Object.entries(document.paths).flatMap(([at, methods]) =>
    Object.entries(methods).map(
      ([method, told]) => [`${method} ${at.replace(/\{(\w+)\}/g, ':$1')}`, told] as [string, Described],
    ),
  ),
);

it('row 60, content.json is what the contracts give: after a change of them, npm run openapi', () => {
  expect(readFileSync(openapiFile, 'utf8')).toBe(openapiText());
});

it('the description of the panel’s routes is what their contracts give', () => {
  expect(readFileSync(adminFile, 'utf8')).toBe(adminText());
  expect(adminRoutes.length).toBeGreaterThan(150);
});

it.each([openapiFile, adminFile])('row 60, the description is valid OpenAPI 3.1: %s', (file) => {
  const { status, stdout } = spawnSync(process.execPath, [path.join(__dirname, 'validate.mjs'), file], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, '']);
});

it('row 60, every route of the content API is described, and no other', () => {
  expect([...described.keys()].sort()).toEqual(served.map(({ at }) => at).sort());
});

it('row 60, each route is told with its own permission, and with the key for what is done once', () => {
  for (const { at, handler, config } of served) {
    const told = described.get(at);
    const isOpen = config?.auth === false;
    expect([at, told?.['x-permissions']?.[0]]).toEqual([
      at,
      isOpen ? undefined : `plugin::douyin.${handler}`,
    ]);
    const takesKey = told?.parameters.some(({ $ref }) => $ref?.endsWith('/Idempotency-Key'));
    const isDoneOnce = config?.middlewares?.includes('plugin::douyin.call-once') ?? false;
    expect([at, takesKey]).toEqual([at, isDoneOnce || keepsKey.includes(at)]);
  }
});

it('row 60, what keeps its keys itself is what publishes', () => {
  const kept = operations.filter(({ contract }) => contract.once === 'kept');
  expect(kept.map(({ contract }) => `post /douyin${contract.path}`)).toEqual(keepsKey);
});

it('row 60, every route that changes something by POST takes a key, but for what is shown once or only looked up', () => {
  const without = operations.filter(({ contract }) => contract.method === 'POST' && !contract.once);
  expect(without.map(({ contract }) => contract.path).sort()).toEqual([
    '/leads/:id/phone',
    '/leads/matches',
    '/leads/merge/preview',
    '/login/exchange',
    '/me/accounts/link',
    '/me/accounts/link/finish',
  ]);
});

it('tells of parameters in a query that is tidied up before it is read', () => {
  const list = operations.find(({ contract }) => contract.path === '/leads' && contract.method === 'GET');
  expect(Object.keys(objectIn(list?.contract.query as never)?.shape ?? {})).toEqual(
    expect.arrayContaining(['startTime', 'keyword', 'page', 'cursor', 'count']),
  );
});
