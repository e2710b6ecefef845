import { appUrls, callbackPath, webhookPath } from './urls';

const place = { publicUrl: 'https://site.example', apiPrefix: '/api', hostInUse: null };

it('are made from the public address', () => {
  expect(appUrls(place, 'app1')).toEqual({
    callback: 'https://site.example/api/v1/lead/douyin/auth/callback',
    webhook: 'https://site.example/api/douyin/webhook/app1',
    login: 'https://site.example/douyin/login?app=app1',
    warnings: [],
  });
});

it('follow a public address with a port and a path, and another prefix', () => {
  const { callback, webhook } = appUrls(
    { publicUrl: 'https://site.example:8443/cms', apiPrefix: '/rest', hostInUse: 'site.example:8443' },
    'x',
  );
  expect(callback).toBe('https://site.example:8443/cms/rest/v1/lead/douyin/auth/callback');
  expect(webhook).toBe('https://site.example:8443/cms/rest/douyin/webhook/x');
});

it.each([
  ['https://site.example', 'site.example', []],
  ['https://site.example', null, []],
  ['https://site.example', 'admin.example', ['other-host']],
  ['https://site.example', 'site.example:8443', ['other-host']],
  ['http://localhost:1337', 'localhost:1337', ['not-https']],
  ['http://localhost:1337', 'site.example', ['not-https', 'other-host']],
])('%s seen from %s warns of %j', (publicUrl, hostInUse, warnings) => {
  expect(appUrls({ ...place, publicUrl, hostInUse }, 'x').warnings).toEqual(warnings);
});

it('have paths of their own, for routes and probes', () => {
  expect(callbackPath('/api')).toBe('/api/v1/lead/douyin/auth/callback');
  expect(webhookPath('/api', 'x')).toBe('/api/douyin/webhook/x');
});
