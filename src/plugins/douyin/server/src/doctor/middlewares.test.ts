import { judgeCors, judgePolicy, type Written } from './middlewares';

const cors = (config?: Record<string, unknown>): Written[] => [
  'strapi::errors',
  config ? { name: 'strapi::cors', config } : 'strapi::cors',
];

it.each<[string, Written[], string]>([
  ['nothing lets other sites in', ['strapi::errors'], 'cors.closed'],
  ['Strapi’s default answers everybody', cors(), 'cors.open'],
  ['a star among origins', cors({ origin: ['https://a.example', '*'] }), 'cors.open'],
  ['an empty list', cors({ origin: [] }), 'cors.closed'],
  ['switched off', cors({ enabled: false, origin: '*' }), 'cors.closed'],
  ['origins without our header', cors({ origin: ['https://a.example'] }), 'cors.headers'],
  [
    'origins with all headers',
    cors({ origin: 'https://a.example', headers: ['Content-Type', 'Authorization', 'Idempotency-Key'] }),
    'cors.listed',
  ],
])('CORS: %s', (_name, middlewares, reason) => {
  expect(judgeCors(middlewares).reason).toBe(reason);
});

const policy = (contentSecurityPolicy: unknown): Written[] => [
  { name: 'strapi::security', config: { contentSecurityPolicy } },
];
const reasons = (middlewares: Written[]) =>
  judgePolicy(middlewares, ['*.douyinpic.com']).map(({ reason }) => reason);

it('CSP: wants one at all', () => {
  expect(reasons([])).toEqual(['csp.off']);
  expect(reasons(policy(false))).toEqual(['csp.off']);
});

it('CSP: sees that Strapi’s default hides avatars, and that a list lets them in', () => {
  expect(reasons(['strapi::security'])).toEqual(['csp.avatars']);
  const list = ["'self'", 'data:', 'https://*.douyinpic.com'];
  expect(reasons(policy({ directives: { 'img-src': list } }))).toEqual(['csp.fits']);
  expect(reasons(policy({ directives: { imgSrc: list } }))).toEqual(['csp.fits']);
});

it('CSP: names what the panel cannot do without', () => {
  const directives = { 'script-src': ['https://cdn.example'], 'img-src': ['https:', "'self'"] };
  const [blocked] = judgePolicy(policy({ directives }), []);
  expect(blocked).toMatchObject({
    reason: 'csp.blocks',
    details: { names: "script-src 'self'; img-src data:" },
  });
});
