import type { Core } from '@strapi/strapi';
import { underTrace } from '../shared/trace';
import { describeEntries, featureOf, nameFeatures, requestIdOf } from './index';

it.each(['req-12345678', '4bf92f3577b34da6a3ce929d0e0e4736', '6f9619ff-8b86-d011-b42d-00cf4fc964ff'])(
  'keeps a request id that is well formed: %s',
  (id) => {
    expect(requestIdOf(id)).toBe(id);
  },
);

it.each(['', 'short', 'a b c d e f g', 'x'.repeat(65), '"},{"level":"error"', '-leading-dash'])(
  'makes one in place of %j',
  (id) => {
    expect(requestIdOf(id)).toMatch(/^[0-9a-f-]{36}$/);
  },
);

it('names the part of the product that a request reached, and none for Strapi’s own', () => {
  const route = (handler: unknown, pluginName: string) => ({ route: { handler, info: { pluginName } } });
  const controller = () => ({});
  nameFeatures({
    sync: { controllers: { 'sync-stream': controller } },
    leads: { controllers: { 'lead:douyin:leads:view': controller } },
  });
  expect(featureOf(route('sync-stream.find', 'douyin'))).toBe('sync');
  expect(featureOf(route('lead:douyin:leads:view.find', 'douyin'))).toBe('leads');
  expect(featureOf(route('unheard-of.find', 'douyin'))).toBeUndefined();
  expect(featureOf(route('user.me', 'users-permissions'))).toBeUndefined();
  expect(featureOf({})).toBeUndefined();
});

it('describes an entry by the trace in which it is written, and keeps what the site added', () => {
  const log = { defaultMeta: { site: 'a' } };
  describeEntries({ log } as unknown as Core.Strapi);
  const trace = { jobId: 'j1', jobKind: 'tokens.refresh', feature: () => 'tokens' };
  const meta = () => ({ ...log.defaultMeta });
  expect(underTrace(trace, meta)).toMatchObject({
    site: 'a',
    jobId: 'j1',
    jobKind: 'tokens.refresh',
    feature: 'tokens',
  });
  expect(meta()).toEqual({ site: 'a' });
});
