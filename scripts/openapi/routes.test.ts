import { adminDocument } from './admin';
import { openapiDocument } from './document';
import { operations } from './operations';
import { protocolDocument } from './protocol';
import { apiPrefix } from './protocol/told';
import { mountedEndpoints, servedRoutes, type Served } from './served';

type Operation = {
  operationId: string;
  security: Record<string, unknown>[];
  'x-permissions'?: string[];
  parameters?: { name?: string; $ref?: string }[];
};
type Document = { servers: { url: string }[]; paths: Record<string, Record<string, Operation>> };

/** Each route of a description by method and path from the root of the site. */
function toldIn(document: unknown): [string, Operation][] {
  const { servers, paths } = document as Document;
  const below = servers[0]?.url.replace(/\/$/, '') ?? '';
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method} ${below}${path}`.replace(/\{(\w+)\}/g, ':$1'),
      operation,
    ]),
  );
}

const forPrograms = [...toldIn(openapiDocument()), ...toldIn(protocolDocument())];
const described = [...forPrograms, ...toldIn(adminDocument())];

/** Pages that people look at, and the forms on them: they answer with HTML or send the browser on, and no program asks them. */
const pages = [
  'get /login',
  'get /oauth/sites',
  'post /oauth/sites/withdraw',
  'post /oauth/session/end',
  'get /douyin/login',
  'get /douyin/login/start',
  'get /douyin/login/done',
  'get /douyin/q/:token',
  'post /douyin/q/continue',
  'post /douyin/q/cancel',
  'get /douyin/q/attempts/:id',
  'post /douyin/q/attempts/:id/deny',
  'get /douyin/again/:token',
  'post /douyin/again/:token',
];

/** Routes that keep a call's key with what they made. */
const keepsKey = ['post /api/douyin/posts/video', 'post /api/douyin/posts/images'];

let routes: Served[];
beforeAll(async () => {
  routes = await servedRoutes();
});

it('row 60, every route is in exactly one description or is a page, and nothing else is described', () => {
  const told = [...described.map(([at]) => at), ...pages];
  const served = [...routes.map(({ at }) => at), ...mountedEndpoints];
  expect(told.sort()).toEqual(served.sort());
});

it('the routes of the content API are told to programs, and those of the panel to nobody else', () => {
  const told = new Set(forPrograms.map(([at]) => at));
  const api = routes.filter(({ type }) => type === 'content-api');
  expect(api.filter(({ at }) => !told.has(at))).toEqual([]);
  const guarded = routes.filter(({ type, config }) => type === 'admin' && config?.auth !== false);
  expect(guarded.filter(({ at }) => told.has(at))).toEqual([]);
});

it('row 60, each route is told with its own permission, and with the key for what is done once', () => {
  const told = new Map(forPrograms);
  for (const { at, handler, config } of routes.filter(({ type }) => type === 'content-api')) {
    const operation = told.get(at);
    const isOpen = config?.auth === false;
    expect([at, operation?.['x-permissions']?.[0]]).toEqual([
      at,
      isOpen ? undefined : `plugin::douyin.${handler}`,
    ]);
    const takesKey = Boolean(operation?.parameters?.some(({ $ref }) => $ref?.endsWith('/Idempotency-Key')));
    const isDoneOnce = config?.middlewares?.includes('plugin::douyin.call-once') ?? false;
    expect([at, takesKey]).toEqual([at, isDoneOnce || keepsKey.includes(at)]);
  }
});

it('row 60, what keeps its keys itself is what publishes', () => {
  const kept = operations.filter(({ contract }) => contract.once === 'kept');
  expect(kept.map(({ contract }) => `post ${apiPrefix}/douyin${contract.path}`)).toEqual(keepsKey);
});

it.each([
  ['content.json', openapiDocument()],
  ['protocol.json', protocolDocument()],
])('%s names each operation and each of its parts once, and all it refers to is there', (_name, document) => {
  const ids = toldIn(document).map(([, { operationId }]) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const { components } = document as { components: Record<string, Record<string, unknown>> };
  const written = JSON.stringify(document);
  for (const [, kind = '', part = ''] of written.matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g))
    expect([kind, part, components[kind]?.[part] !== undefined]).toEqual([kind, part, true]);
  const schemes = Object.keys(components.securitySchemes ?? {});
  for (const [at, { security }] of toldIn(document))
    expect([at, security.flatMap(Object.keys).filter((name) => !schemes.includes(name))]).toEqual([at, []]);
});
