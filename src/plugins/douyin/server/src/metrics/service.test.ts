import type { Core } from '@strapi/strapi';
import { PluginError } from '../shared/errors';
import { metricsService, type Sample } from './service';

const quiet = { log: { warn: () => undefined } } as unknown as Core.Strapi;

const linesOf = async (service: ReturnType<typeof metricsService>, name: string) =>
  (await service.text()).text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));

it('counts what happens', async () => {
  const service = metricsService({ strapi: quiet });
  service.count('logins', { way: 'url', result: 'ok' });
  service.count('syncRows', { kind: 'fans', outcome: 'inserted' }, 7);
  expect(await linesOf(service, 'douyin_logins_total')).toEqual([
    'douyin_logins_total{way="url",result="ok"} 1',
  ]);
  expect(await linesOf(service, 'douyin_sync_rows_total')).toEqual([
    'douyin_sync_rows_total{kind="fans",outcome="inserted"} 7',
  ]);
});

it('counts calls by what they threw, and throws it', async () => {
  const service = metricsService({ strapi: quiet });
  const labels = { provider: 'douyin', api: 'fansList' };
  const throttled = new PluginError('API_THROTTLED', 'wait');
  expect(await service.call(labels, async () => 7)).toBe(7);
  await expect(service.call(labels, () => Promise.reject(throttled))).rejects.toBe(throttled);
  await expect(service.call(labels, () => Promise.reject(new TypeError('x')))).rejects.toThrow('x');
  const results = (await linesOf(service, 'douyin_platform_calls_total')).map(
    (line) => /result="(\w+)"/.exec(line)?.[1],
  );
  expect(results).toEqual(['ok', 'API_THROTTLED', 'INTERNAL']);
  expect(await linesOf(service, 'douyin_platform_call_seconds_count')).toEqual([
    'douyin_platform_call_seconds_count{provider="douyin"} 3',
  ]);
});

it('reads gauges once for scrapes that come together, and forgets those that nobody names any more', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  const service = metricsService({ strapi: quiet });
  let reads = 0;
  service.source('jobs', async (): Promise<Sample[]> => {
    reads += 1;
    return [{ gauge: 'jobs', labels: { kind: `kind-${reads}`, stage: 'queued' }, value: 3 }];
  });
  await Promise.all([service.text(), service.text()]);
  expect(await linesOf(service, 'douyin_jobs')).toEqual(['douyin_jobs{kind="kind-1",stage="queued"} 3']);
  expect(reads).toBe(1);
  jest.advanceTimersByTime(5001);
  expect(await linesOf(service, 'douyin_jobs')).toEqual(['douyin_jobs{kind="kind-2",stage="queued"} 3']);
  jest.useRealTimers();
});

it('answers with the rest where one source fails, and tells that', async () => {
  const service = metricsService({ strapi: quiet });
  service.source('jobs', () => Promise.reject(new Error('no database')));
  service.source('notices', async () => [{ gauge: 'incidentsOpen', labels: {}, value: 2 }]);
  expect(await linesOf(service, 'douyin_incidents_open')).toEqual(['douyin_incidents_open 2']);
  expect(await linesOf(service, 'douyin_jobs')).toEqual([]);
  expect(await linesOf(service, 'douyin_metrics_read_failures_total')).toEqual([
    'douyin_metrics_read_failures_total{source="jobs"} 1',
    'douyin_metrics_read_failures_total{source="notices"} 0',
  ]);
});

it('does not say 0 of what could not be read', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
  const service = metricsService({ strapi: quiet });
  let isThere = true;
  service.source('notices', async () => {
    if (!isThere) throw new Error('no database');
    return [{ gauge: 'incidentsOpen', labels: {}, value: 2 }];
  });
  expect(await linesOf(service, 'douyin_incidents_open')).toEqual(['douyin_incidents_open 2']);
  isThere = false;
  jest.advanceTimersByTime(5001);
  expect(await linesOf(service, 'douyin_incidents_open')).toEqual([]);
  jest.useRealTimers();
});

it('names from the beginning what may be counted later', async () => {
  const service = metricsService({ strapi: quiet });
  service.count('jobRuns', { kind: 'sync', result: 'failed' }, 0);
  expect(await linesOf(service, 'douyin_job_runs_total')).toEqual([
    'douyin_job_runs_total{kind="sync",result="failed"} 0',
  ]);
});

it('tells of the process itself', async () => {
  const { text, type } = await metricsService({ strapi: quiet }).text();
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(text).toMatch(/^douyin_nodejs_eventloop_lag_p99_seconds /m);
  expect(text).toMatch(/^douyin_process_cpu_seconds_total /m);
});
