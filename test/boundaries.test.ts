import { importsOf, sourceFiles, type Import } from './support/sources';

/** A file and what it uses: files of ours by path without ending, everything else by package name. */
type Source = { file: string; imports: Import[] };

/**
 * Which feature may use which, by its service or its types. From one feature to another there are no values but those
 * of the pure files below; the way to behaviour is `service(strapi, name)`.
 */
const mayUse: Record<string, string[]> = {
  startup: [],
  logs: [],
  metrics: [],
  secrets: [],
  platform: ['metrics'],
  jobs: ['metrics'],
  inbox: ['jobs'],
  audit: ['secrets', 'jobs'],
  notices: ['metrics', 'secrets', 'audit', 'jobs'],
  outgoing: ['secrets', 'audit', 'jobs', 'notices'],
  apps: ['secrets', 'audit'],
  accounts: ['secrets', 'apps', 'audit'],
  tokens: ['metrics', 'secrets', 'platform', 'jobs', 'audit', 'notices', 'apps', 'accounts'],
  sessions: [],
  api: ['metrics', 'platform', 'audit', 'apps', 'accounts', 'tokens'],
  users: ['audit', 'apps', 'accounts', 'sessions'],
  login: [
    'metrics',
    'secrets',
    'platform',
    'jobs',
    'audit',
    'apps',
    'accounts',
    'tokens',
    'sessions',
    'users',
  ],
  oauth: ['secrets', 'jobs', 'audit', 'accounts', 'sessions', 'users', 'login'],
  leads: ['secrets', 'jobs', 'inbox', 'audit', 'notices', 'apps', 'accounts'],
  checks: ['secrets', 'platform', 'apps', 'accounts', 'tokens'],
  doctor: ['secrets', 'platform', 'jobs', 'apps', 'tokens', 'oauth', 'checks'],
  overview: ['secrets', 'audit', 'notices', 'apps', 'accounts', 'tokens'],
  openapi: [],
  sync: ['metrics', 'secrets', 'audit', 'jobs', 'apps', 'accounts', 'tokens', 'api', 'leads', 'notices'],
  calls: ['secrets', 'jobs', 'leads'],
  webhooks: [
    'metrics',
    'secrets',
    'platform',
    'audit',
    'notices',
    'jobs',
    'apps',
    'accounts',
    'tokens',
    'api',
    'leads',
    'sync',
  ],
  posts: ['jobs', 'audit', 'notices', 'apps', 'accounts', 'tokens', 'api', 'calls', 'webhooks'],
  safety: [],
  workers: ['jobs'],
  health: ['secrets', 'jobs'],
};
/** The feature that offers a service: that of its name, but leads are so many things that they have several. */
const ownerOf = (name: string): string => (name.startsWith('lead') ? 'leads' : name);

const typeFiles = ['service', 'row'];
const pureFiles = [
  'apps/urls',
  'accounts/mask-phone',
  'users/placeholder',
  'leads/identities',
  'notices/senders/standard-webhook',
  'sync/interaction-item',
  'calls/fingerprint',
];

const sharedFiles = [
  'errors',
  'emit',
  'events',
  'ending',
  'http',
  'request',
  'crypto',
  'clock',
  'service',
  'log',
  'feature',
  'database',
  'limits',
  'page',
  'page-style',
  'transport',
  'outside',
  'backoff',
  'persistence',
  'address',
  'trace',
  'qr',
  'strapi-secrets',
  'test-rig',
];
const server = 'src/plugins/douyin/server/src';
const providerTools = ['errors', 'request', 'crypto', 'clock', 'log'].map(
  (name) => `${server}/shared/${name}`,
);

/** What the providers have in common: what they must give, how an answer is read, and our own rules. */
const providerRoots = ['provider', 'answer', 'api', 'own-rules', 'test-rig'].map(
  (name) => `${server}/providers/${name}`,
);

const isIn = (target: string, ...folders: string[]) =>
  folders.some((folder) => target.startsWith(`${folder}/`));
const isOurs = (target: string) => /^(src|simulator|test|bench|scripts|config)\//.test(target);
const contracts = 'src/plugins/douyin/contracts';
/** What stands on the screens, for stories that read them. */
const words = 'src/plugins/douyin/admin/src/translations';
/** Every contract, and what its route asks for. */
const tables = ['scripts/openapi/contracts', 'scripts/openapi/needs'];

function featureMayImport(feature: string, { target, typeOnly }: Import): boolean {
  if (isIn(target, `${server}/${feature}`, `${server}/shared`, contracts)) return true;
  if ([`${server}/config`, `${server}/providers/index`].includes(target)) return true;
  const place = target.slice(server.length + 1);
  const [other = '', file = ''] = place.split('/');
  if (!mayUse[feature]?.includes(other)) return false;
  return (typeOnly && typeFiles.includes(file)) || pureFiles.includes(place);
}

function serverMayImport(place: string, used: Import): boolean {
  const [folder = '', inner = ''] = place.split('/');
  const { target } = used;
  if (folder === 'shared')
    return (
      sharedFiles.includes(inner.replace(/(-\w+)?\.test$/, '')) && isIn(target, `${server}/shared`, contracts)
    );
  if (folder === 'providers') {
    const isRoot = !place.includes('/', folder.length + 1);
    const own = isRoot ? `${server}/providers` : `${server}/providers/${inner}`;
    return isIn(target, own) || providerRoots.includes(target) || providerTools.includes(target);
  }
  if (folder in mayUse) return featureMayImport(folder, used);
  const isFeatureIndex = target.slice(server.length + 1).endsWith('/index');
  return (
    isIn(target, `${server}/shared`, contracts) ||
    isFeatureIndex ||
    /src\/(config|key-indexes|permissions|setting-guards|setting-variables)$/.test(target)
  );
}

function mayImport(file: string, used: Import): boolean {
  const { target } = used;
  if (/(\.test|\/test-rig)$/.test(file) && isIn(file, 'src') && target === 'simulator/index') return true;
  if (/\.test$/.test(file) && isIn(target, contracts)) return true;
  if (isIn(file, contracts)) return isOurs(target) ? isIn(target, contracts) : target === 'zod';
  if (isIn(file, `${server}/providers`) && target.startsWith('@strapi/')) return false;
  if (!isOurs(target)) return true;
  if (isIn(file, server)) return serverMayImport(file.slice(server.length + 1), used);
  if (isIn(file, 'src/plugins/douyin/admin')) return isIn(target, 'src/plugins/douyin/admin', contracts);
  if (isIn(file, 'simulator')) return isIn(target, 'simulator');
  if (isIn(file, 'bench')) return isIn(target, 'bench') || target === 'simulator/index';
  if (isIn(file, 'test'))
    return (
      isIn(target, 'test/support', contracts, words) ||
      ['simulator/index', 'test/clock.cjs', ...tables].includes(target)
    );
  return true;
}

const violations = (sources: Source[]): string[] =>
  sources.flatMap(({ file, imports }) =>
    imports.filter((used) => !mayImport(file, used)).map(({ target }) => `${file} → ${target}`),
  );

const sources = sourceFiles(['src', 'simulator', 'test', 'bench', 'scripts']).map(({ file, text }) => ({
  file: file.replace(/\.(tsx?|mjs)$/, ''),
  imports: importsOf(file, text),
}));

it('nobody imports what is not theirs to import', () => {
  expect(sources.length).toBeGreaterThan(150);
  expect(violations(sources)).toEqual([]);
});

it('features use the services of earlier features only', () => {
  const index = sourceFiles([server]).find(({ file }) => file === `${server}/index.ts`);
  const list = /const features = \{([^}]+)\}/.exec(index?.text ?? '')?.[1] ?? '';
  const bootOrder = list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  expect([...bootOrder].sort()).toEqual(Object.keys(mayUse).sort());
  for (const [feature, others] of Object.entries(mayUse))
    for (const other of others)
      expect([other, feature, bootOrder.indexOf(other) < bootOrder.indexOf(feature)]).toEqual([
        other,
        feature,
        true,
      ]);
  const calls = sourceFiles([server]).flatMap(({ file, text }) =>
    [...text.matchAll(/service\(strapi, '(\w+)'\)/g)].map(
      ([, name = '']) => [file.slice(server.length + 1).split('/')[0] ?? '', name] as const,
    ),
  );
  expect(calls.length).toBeGreaterThan(20);
  const isForeign = ([feature, name]: readonly [string, string]) => {
    const owner = ownerOf(name);
    return feature !== owner && !mayUse[feature]?.includes(owner);
  };
  expect(calls.filter(isForeign)).toEqual([]);
});

it.each<[string, string, boolean?]>([
  [`${contracts}/apps`, `${server}/shared/errors`],
  [`${contracts}/apps`, 'axios'],
  [`${server}/shared/http`, `${server}/apps/service`],
  [`${server}/shared/helpers`, `${server}/shared/errors`],
  [`${server}/providers/douyin/client`, `${server}/providers/pan115/client`],
  [`${server}/providers/douyin/client`, `${server}/shared/http`],
  [`${server}/providers/douyin/client`, `${server}/config`],
  [`${server}/providers/douyin/client`, '@strapi/strapi'],
  [`${server}/apps/service`, `${server}/providers/douyin/client`],
  [`${server}/apps/service`, `${server}/login/service`, true],
  [`${server}/login/service`, `${server}/apps/service`],
  [`${server}/login/service`, `${server}/apps/secret`],
  [`${server}/audit/service`, `${server}/apps/urls`],
  [`${server}/index`, `${server}/apps/service`],
  ['src/plugins/douyin/admin/src/App', `${server}/permissions`],
  ['simulator/server', `${contracts}/apps`],
  ['simulator/server.test', `${server}/shared/errors`],
  ['bench/boot', `${server}/index`],
  ['bench/boot', 'simulator/server'],
  ['test/stories/login.test', 'simulator/world'],
  ['test/stories/login.test', `${server}/shared/crypto`],
])('%s may not import %s', (file, target, typeOnly = false) => {
  expect(violations([{ file, imports: [{ target, typeOnly }] }])).toEqual([`${file} → ${target}`]);
});
