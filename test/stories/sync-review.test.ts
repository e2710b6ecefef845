import type { LetterView, RetryView, ReviewView, StreamView } from '../../src/plugins/douyin/contracts/sync';
import { isHere, type DatabaseKind } from '../support/databases';
import { allowSync, firstRuns, runThrough, startRun, streamOf } from '../support/sync';
import { auditLines } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { connectDouyin, hourMs, moveTime } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);
/** With the two people who follow from the start. */
const fans = 122;

describe.each(kinds)('what a person decides about a sync, on %s', (kind) => {
  const when = isHere(kind) ? it : it.skip;
  let world: World;
  let accountId: string;
  let streamId: string;
  beforeAll(async () => {
    if (!isHere(kind)) return;
    world = await createWorld({ database: kind, env: { DOUYIN_SYNC_ACCOUNT_PER_MINUTE: '100000' } });
    await allowSync(world, ['fans.list']);
    await world.sim('people/xiaohe/audience', { count: 120 });
    accountId = await connectDouyin(world);
    streamId = (await streamOf(world.strapi, accountId, 'fans')).id;
    await firstRuns(world);
  });
  afterAll(() => world?.close());

  const audience = (changes: object) => world.sim('people/xiaohe/audience', changes);
  const full = () => runThrough(world.strapi, streamId, 'FULL');
  const post = <Data>(where: string, json: object = {}) =>
    world.admin.data<Data>('POST', `/douyin${where}`, json);
  const get = <Data>(where: string) => world.admin.data<Data>('GET', `/douyin${where}`);
  const review = () => get<ReviewView>(`/streams/${streamId}/review`);
  const gone = async () => (await world.tables('douyin_leads').where({ relation: 'not-in-list' })).length;
  const health = async () => (await streamOf(world.strapi, accountId, 'fans')).health;
  const row = () => world.tables('douyin_sync_streams').where({ document_id: streamId }).first();

  when('a second FULL request while one runs counts no generation', async () => {
    const { generation } = await row();
    await world.sim('faults', { endpoint: 'fans_list', kind: 'delay', ms: 50, times: null });
    const ids = await Promise.all([1, 2, 3].map(() => startRun(world.strapi, streamId, 'FULL')));
    await startRun(world.strapi, streamId, 'FULL');
    expect(new Set(ids).size).toBe(1);
    expect((await row()).generation).toBe(generation + 1);
    await world.sim('faults', undefined, 'DELETE');
    await until(
      'the end',
      async () => (await world.tables('douyin_sync_runs').whereNotNull('active_key')).length === 0,
    );
  });

  when('too many missing at once stand in review, and who is found again is no longer missing', async () => {
    expect((await world.admin.call('GET', `/douyin/streams/${streamId}/review`)).status).toBe(409);
    await audience({ count: 120, empty: true });
    await full();
    const { sample, ...counts } = await review();
    expect(counts).toEqual({ streamId, known: fans, missing: fans, missingNow: fans });
    expect(sample).toHaveLength(20);
    const { rows } = await get<{ rows: StreamView[] }>('/streams?health=review');
    expect(rows.map(({ id }) => id)).toEqual([streamId]);
    await audience({ count: 120, empty: false });
    await runThrough(world.strapi, streamId, 'INCREMENTAL');
    // Three pages without anybody new.
    expect([await health(), (await review()).missingNow]).toEqual(['review', fans - 60]);
    expect(await gone()).toBe(0);
  });

  when('a review that is dismissed marks nobody', async () => {
    expect(await post(`/streams/${streamId}/review/dismiss`)).toMatchObject({ id: streamId, health: 'ok' });
    const [line] = await auditLines(world, '&action=sync.review-dismissed');
    const details = { stream: 'fans', known: fans, missing: fans, gone: 0 };
    expect(line).toMatchObject({ actorKind: 'admin', targetId: accountId, details });
    expect((await full()).counters).toMatchObject({ gone: 0, unchanged: fans });
    expect([await health(), await gone()]).toEqual(['ok', 0]);
  });

  when('one that is accepted marks those who are missing, once', async () => {
    await audience({ count: 20 });
    await full();
    const accept = () => world.admin.call('POST', `/douyin/streams/${streamId}/review/accept`, {});
    const replies = await Promise.all([accept(), accept()]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won] = replies.filter(({ status }) => status === 200);
    expect(won?.json()).toEqual({ data: { gone: 100 } });
    expect(await world.tables('douyin_lead_events').where({ kind: 'gone' })).toHaveLength(100);
    expect(await auditLines(world, '&action=sync.review-accepted')).toHaveLength(1);
    expect((await full()).counters).toMatchObject({ gone: 0, returned: 0, unchanged: 22 });
    expect([await health(), await gone()]).toEqual(['ok', 100]);
  });

  const letters = (state = 'waiting') =>
    get<{ rows: LetterView[]; total: number }>(`/streams/${streamId}/letters?pageSize=100&state=${state}`);

  when('a row that cannot be read is kept once, though its addresses are signed anew', async () => {
    await audience({ count: 120, badPercent: 30 });
    const { counters } = await full();
    const { rows, total } = await letters();
    // Rows that are null are one row, and a list with gaps is gone through twice.
    expect(total).toBeLessThan(counters.rejected);
    expect(total).toBeGreaterThan(20);
    for (const { reason, ...rest } of rows) {
      expect(reason).toMatch(/^(is not a row|cannot be read at [a-z_, ]+)$/);
      const known = { id: expect.any(String), keptAt: expect.any(String), runId: expect.any(String) };
      expect(rest).toEqual({
        ...known,
        streamId,
        attempts: 1,
        resolvedAt: null,
        resolution: null,
        note: null,
      });
    }
    await moveTime(world, 2 * hourMs, [world.strapi]);
    // The administrator's own session has ended meanwhile.
    await world.admin.register();
    await full();
    expect((await letters()).total).toBe(total);
  });

  /** As if a newer version of the product could read a row that this one cannot. */
  const mend = (id: string) =>
    world.strapi.run(`
      const place = { table: 'douyin_dead_letters', row: '${id}', column: 'row_sealed' };
      const raw = JSON.stringify({ open_id: '_000mended-${id}', nickname: '阿岚' });
      const rowSealed = strapi.plugin('douyin').service('secrets').seal(JSON.stringify({ raw, about: '' }), place);
      await strapi.db.query('plugin::douyin.dead-letter').updateMany({ where: { documentId: '${id}' }, data: { rowSealed } });
    `);

  when('rows are tried again, one or all', async () => {
    const { rows, total } = await letters();
    const [one = '', other = ''] = rows.map(({ id }) => id);
    const again = await post<RetryView>(`/letters/${one}/retry`);
    expect(again).toEqual({ retried: 1, resolved: 0, waiting: total, queued: false });
    expect((await letters()).rows[0]).toMatchObject({ id: one, attempts: 2 });
    await mend(one);
    await mend(other);
    expect(await post(`/letters/${one}/retry`)).toMatchObject({ resolved: 1, waiting: total - 1 });
    expect(await post(`/letters/${one}/retry`)).toMatchObject({ retried: 0, waiting: total - 1 });
    expect(await world.tables('douyin_leads').where({ nickname: '阿岚' })).toHaveLength(1);
    const all = await world.admin.call('POST', `/douyin/streams/${streamId}/letters/retry`, {});
    if (all.status !== 202) throw new Error(all.text);
    expect([all.status, all.json<{ data: RetryView }>().data.queued]).toEqual([202, true]);
    await until('all', async () => (await letters()).rows.every(({ attempts }) => attempts > 1));
    expect((await letters()).total).toBe(total - 2);
    const settled = { resolution: 'retried', resolvedAt: expect.any(String) };
    expect((await letters('resolved')).rows).toMatchObject([settled, settled]);
    expect(await world.tables('douyin_leads').where({ nickname: '阿岚' })).toHaveLength(2);
  });

  when('rows are discarded with a reason, and the row itself is gone', async () => {
    const { rows, total } = await letters();
    const [one = ''] = rows.map(({ id }) => id);
    expect((await world.admin.call('POST', `/douyin/letters/${one}/discard`, {})).status).toBe(400);
    expect(await post(`/letters/${one}/discard`, { reason: '测试账号' })).toEqual({ discarded: 1 });
    expect(await post(`/letters/${one}/discard`, { reason: '测试账号' })).toEqual({ discarded: 0 });
    expect(await post(`/streams/${streamId}/letters/discard`, { reason: '平台已修复' })).toEqual({
      discarded: total - 1,
    });
    const kept = await world.tables('douyin_dead_letters').whereNotNull('row_sealed');
    expect(kept).toEqual([]);
    expect((await letters('resolved')).rows.find(({ id }) => id === one)).toMatchObject({
      resolution: 'discarded',
      note: '测试账号',
    });
    const lines = await auditLines(world, '&action=sync.letters-discarded');
    expect(lines.map(({ details }) => details.rows)).toEqual([total - 1, 1]);
  });

  when(
    'settled rows go after thirty days, runs after ninety, and who was seen as soon as nobody looks',
    async () => {
      const sweep = () =>
        world.strapi.run(`return strapi.plugin('douyin').service('jobs').runNow('sync.sweep')`);
      const count = async (table: string) => (await world.tables(table)).length;
      const runs = await count('douyin_sync_runs');
      await sweep();
      expect(await count('douyin_sync_runs')).toBe(runs);
      expect(await count('douyin_dead_letters')).toBeGreaterThan(0);
      expect(await count('douyin_sync_seen')).toBeGreaterThan(0);
      await world.admin.data('POST', `/douyin/accounts/${accountId}/disconnect`);
      await moveTime(world, 32 * 24 * hourMs, [world.strapi]);
      await sweep();
      expect([await count('douyin_dead_letters'), await count('douyin_sync_seen')]).toEqual([0, 0]);
      expect([await count('douyin_sync_runs'), (await row()).whole_generations]).toEqual([runs, null]);
      await moveTime(world, 92 * 24 * hourMs, [world.strapi]);
      await sweep();
      expect(await count('douyin_sync_runs')).toBe(0);
    },
  );
});
