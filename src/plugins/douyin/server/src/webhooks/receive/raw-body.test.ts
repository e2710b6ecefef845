import { webhookTarget, withRawBody } from './raw-body';

it.each([
  ['/api/douyin/webhook', null],
  ['/api/douyin/webhook/', null],
  ['/api/douyin/webhook/abc', 'abc'],
  ['/API/Douyin/Webhook/aBc/', 'aBc'],
])('takes %s for a webhook of app %s', (path, app) => {
  expect(webhookTarget('/api', path)).toEqual({ app });
});

it.each([
  '/api/douyin/webhooks',
  '/api/douyin/webhook/a/b',
  '/api/douyin/webhook//',
  '/douyin/webhook',
  '/content/douyin/webhook',
  '/api',
])('leaves %s alone', (path) => {
  expect(webhookTarget('/api', path)).toBeNull();
});

const reader = { name: 'strapi::body', config: { jsonLimit: '9mb' } };

it('answers before all others where these are Strapi’s own, however a site sets them', () => {
  const answering = { name: 'plugin::douyin.raw-body', config: { answers: true } };
  expect(withRawBody(['strapi::errors', reader, 'strapi::public'])).toEqual([
    answering,
    'strapi::errors',
    reader,
    'strapi::public',
  ]);
});

it.each([['global::own'], [{ name: 'plugin::other.guard' }], [{ resolve: './src/guard' }]])(
  'bypasses nothing of the site’s own: with %j it only reads, directly before the reader of bodies',
  (own) => {
    expect(withRawBody(['strapi::errors', reader, own])).toEqual([
      'strapi::errors',
      'plugin::douyin.raw-body',
      reader,
      own,
    ]);
    expect(withRawBody([own, 'strapi::errors', 'strapi::body'])).toEqual([
      own,
      'strapi::errors',
      'plugin::douyin.raw-body',
      'strapi::body',
    ]);
  },
);

it('finds no place where nothing reads bodies', () => {
  expect(withRawBody(['strapi::errors'])).toBeNull();
});
