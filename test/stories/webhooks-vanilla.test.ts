import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../../simulator';
import { ask } from '../support/http';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { createVanillaApp, type VanillaApp } from '../support/vanilla';
import { bodyOf, deliver, outcomeOf, written } from '../support/webhooks';
import { storyKeys } from '../support/world';

const before = `'strapi::logger', 'strapi::errors', 'strapi::security', 'strapi::cors', 'strapi::poweredBy', 'strapi::query'`;
const behind = `'strapi::session', 'strapi::favicon', 'strapi::public'`;
const reader = `{ name: 'strapi::body', config: { jsonLimit: '2kb', formLimit: '2kb', textLimit: '2kb', multipart: true, formidable: { maxFileSize: 1024 } } }`;

/** What a site says of its middlewares; null: it has no such file. */
const settings: [string, string | null, { hasLimit: boolean; hasGuard: boolean }][] = [
  ['small limits', `[${before}, ${reader}, ${behind}]`, { hasLimit: true, hasGuard: false }],
  [
    'middlewares of its own',
    `[${before}, ${reader}, ${behind}, 'global::guard']`,
    { hasLimit: true, hasGuard: true },
  ],
  ['nothing said of them', null, { hasLimit: false, hasGuard: false }],
];

const guard = `module.exports = () => async (ctx, next) => {
  ctx.set('x-guard', 'here');
  if (ctx.get('x-stranger')) return ctx.throw(403, 'Not here');
  return next();
};`;

const env = {
  DOUYIN_CLIENT_KEY: DEMO_CLIENT_KEY,
  DOUYIN_CLIENT_SECRET: DEMO_CLIENT_SECRET,
  DOUYIN_ENCRYPTION_KEYS: storyKeys,
  DOUYIN_WORKERS: 'false',
};

describe('the packed plugin takes deliveries in whatever a site says of its middlewares', () => {
  let app: VanillaApp;
  const write = (place: string, text: string) => {
    mkdirSync(path.dirname(path.join(app.folder, place)), { recursive: true });
    writeFileSync(path.join(app.folder, place), text);
  };
  beforeAll(() => {
    app = createVanillaApp('links');
    write('src/middlewares/guard.js', guard);
    // No panel is built for this.
    write(
      'config/admin.js',
      `module.exports = ({ env }) => ({ serveAdminPanel: false, auth: { secret: env('ADMIN_JWT_SECRET') }, apiToken: { salt: env('API_TOKEN_SALT') }, transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } } });`,
    );
  });
  afterAll(() => app?.remove());

  describe.each(settings)('with %s', (what, middlewares, { hasLimit, hasGuard }) => {
    let strapi: RunningStrapi;
    beforeAll(async () => {
      if (middlewares) write('config/middlewares.js', `module.exports = ${middlewares};`);
      else rmSync(path.join(app.folder, 'config/middlewares.js'));
      strapi = await startStrapi({ appDir: app.folder, env });
      await strapi.run(`await strapi.db.connection('douyin_apps').update({ webhook_on: true })`);
    });
    afterAll(() => strapi?.stop());

    const newest = async () => {
      const [row] = await strapi.run<{ documentId: string }[]>(
        `return strapi.db.query('plugin::douyin.webhook-event').findMany({ orderBy: { id: 'desc' }, limit: 1 })`,
      );
      return bodyOf(strapi, row?.documentId ?? '');
    };

    it.each([
      'application/json',
      'application/x-www-form-urlencoded',
      'text/plain; charset=gbk',
      'multipart/form-data; boundary=x',
    ])('a delivery of 200 kB that says it is %s is kept byte for byte', async (type) => {
      const body = ` ${written('create_video', { content: { what, type, note: '你好🍃'.repeat(20_000) } })}\r\n`;
      const reply = await deliver(strapi, '', { body, headers: { 'content-type': type } });
      expect(outcomeOf(reply)).toEqual([200, 'ok']);
      expect(await newest()).toBe(body);
      expect(reply.headers['x-guard']).toBe(hasGuard ? 'here' : undefined);
    });

    it('one that is refused is answered, and a middleware of the site keeps out whom it does not want', async () => {
      const body = written('create_video', { content: { what, note: 'refused' } });
      expect(outcomeOf(await deliver(strapi, '', { body, secret: 'wrong' }))).toEqual([401, 'signature']);
      const huge = Buffer.alloc(1_048_577, 'a');
      expect(outcomeOf(await deliver(strapi, '', { body: huge, chunked: true }))).toEqual([413, 'too-big']);
      const reply = await deliver(strapi, '', { body, headers: { 'x-stranger': 'yes' } });
      expect(reply.status).toBe(hasGuard ? 403 : 200);
    });

    it('other routes have the limits of the site', async () => {
      const json = { identifier: 'nobody', password: 'x'.repeat(3000) };
      const reply = await ask(`${strapi.url}/api/auth/local`, { method: 'POST', json });
      expect(reply.status).toBe(hasLimit ? 413 : 400);
    });
  });
});
