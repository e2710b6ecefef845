import { isWebhookPath, withRawBody } from './raw-body';

it.each([
  '/api/douyin/webhook',
  '/api/douyin/webhook/',
  '/api/douyin/webhook/abc',
  '/API/Douyin/Webhook/abc/',
])('takes %s for a webhook', (path) => {
  expect(isWebhookPath('/api', path)).toBe(true);
});

it.each([
  '/api/douyin/webhooks',
  '/api/douyin/webhook/a/b',
  '/douyin/webhook',
  '/content/douyin/webhook',
  '/api',
])('leaves %s alone', (path) => {
  expect(isWebhookPath('/api', path)).toBe(false);
});

it('stands directly before the reader of bodies, however a site sets that', () => {
  const reader = { name: 'strapi::body', config: { jsonLimit: '9mb' } };
  expect(withRawBody(['strapi::errors', reader, 'global::own'])).toEqual([
    'strapi::errors',
    'plugin::douyin.raw-body',
    reader,
    'global::own',
  ]);
  expect(withRawBody(['strapi::query', 'strapi::body'])).toEqual([
    'strapi::query',
    'plugin::douyin.raw-body',
    'strapi::body',
  ]);
  expect(withRawBody(['strapi::errors'])).toBeNull();
});
