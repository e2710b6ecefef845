import type { PluginError } from './errors';
import { createSend, retryAfterSeconds, retryPauseMs, type HttpCall } from './request';
import { answering, closeAll, failureOf, get, serve } from './test-rig';

afterEach(closeAll);

const quick = { retry: { tries: 3, baseMs: 1, capMs: 1 } };

describe('trying again', () => {
  async function tries(
    call: Partial<HttpCall>,
    goodFrom = Infinity,
  ): Promise<{ count: number; code: string }> {
    let count = 0;
    const url = await serve((request, response) => {
      count += 1;
      if (count >= goodFrom) response.end('{}');
      else request.socket.destroy();
    });
    const outcome = await createSend()({ ...get(url), ...call }).then(
      () => 'ok',
      (error: PluginError) => error.code,
    );
    return { count, code: outcome };
  }

  it('happens twice for calls that change nothing, POST included', async () => {
    expect(await tries({ idempotent: true })).toEqual({ count: 3, code: 'API_UNREACHABLE' });
    expect(await tries({ idempotent: true, method: 'POST', form: { a: '1' } }, 3)).toEqual({
      count: 3,
      code: 'ok',
    });
  });

  it('never happens for other calls', async () => {
    expect(await tries({ method: 'POST', form: { code: 'x' } }, 2)).toEqual({
      count: 1,
      code: 'API_UNREACHABLE',
    });
    expect(await tries({}, 2)).toEqual({ count: 1, code: 'API_UNREACHABLE' });
  });

  it('never happens for other calls, whatever the status', async () => {
    const { url, times } = await answering(() => [503, { 'retry-after': '0' }]);
    expect(await createSend()({ method: 'POST', url, form: {} })).toMatchObject({ status: 503 });
    expect(times).toHaveLength(1);
  });

  it.each([429, 500, 502, 503, 504])(
    'happens after HTTP %d, and the last answer is given',
    async (status) => {
      const { url, times } = await answering((count) => [count < 3 ? status : 200]);
      expect(await createSend(quick)(get(url, { idempotent: true }))).toMatchObject({
        status: 200,
        text: '3',
      });
      const always = await answering(() => [status]);
      expect(await createSend(quick)(get(always.url, { idempotent: true }))).toMatchObject({
        status,
        text: '3',
      });
      expect([times.length, always.times.length]).toEqual([3, 3]);
    },
  );

  it.each([200, 301, 400, 401, 403, 404, 501])('never happens after HTTP %d', async (status) => {
    const { url, times } = await answering(() => [status]);
    expect(await createSend(quick)(get(url, { idempotent: true }))).toMatchObject({ status });
    expect(times).toHaveLength(1);
  });

  it('happens as often as is set', async () => {
    for (const tries of [1, 2, 5]) {
      const { url, times } = await answering(() => [503]);
      await createSend({ retry: { tries, baseMs: 1, capMs: 1 } })(get(url, { idempotent: true }));
      expect(times).toHaveLength(tries);
    }
  });

  it('never happens for an answer that is too large', async () => {
    let count = 0;
    const url = await serve((_request, response) => {
      count += 1;
      response.end(Buffer.alloc(5000, 'x'));
    });
    const error = await failureOf(createSend({ ...quick, maxBytes: 4000 })(get(url, { idempotent: true })));
    expect([error.code, count]).toEqual(['API_UNREADABLE', 1]);
  });

  it('pauses for anything below a bound that doubles, up to the cap', () => {
    const options = { tries: 9, baseMs: 200, capMs: 1000 };
    const bounds = [1, 2, 3, 4, 50].map((count) => retryPauseMs(count, options, 1));
    expect(bounds).toEqual([200, 400, 800, 1000, 1000]);
    expect([0, 0.25, 0.5].map((random) => retryPauseMs(2, options, random))).toEqual([0, 100, 200]);
    const drawn = Array.from({ length: 200 }, () => retryPauseMs(1, options));
    expect(Math.min(...drawn)).toBeLessThan(50);
    expect(Math.max(...drawn)).toBeGreaterThan(150);
  });
});

describe('Retry-After', () => {
  const read = (headers: Record<string, string>) => retryAfterSeconds({ headers });

  it.each([
    ['0', 0],
    ['17', 17],
    ['', null],
    ['soon', null],
    ['-5', null],
    ['1.5', null],
  ])('%j asks for %p seconds', (written, seconds) => {
    expect(read({ 'retry-after': written })).toBe(seconds);
  });

  it('may be a date, which counts by the platform’s own clock', () => {
    const headers = { date: 'Thu, 01 Jan 2026 00:00:00 GMT', 'retry-after': 'Thu, 01 Jan 2026 00:01:30 GMT' };
    expect(read(headers)).toBe(90);
    expect(read({ ...headers, 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT' })).toBe(0);
    const inAMinute = new Date(Date.now() + 60_000).toUTCString();
    expect(read({ 'retry-after': inAMinute })).toBeGreaterThanOrEqual(59);
    expect(read({})).toBeNull();
  });

  it('is waited for', async () => {
    const soon = new Date(Date.now() + 3_601_000).toUTCString();
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    for (const headers of [{ 'retry-after': '1' }, { 'retry-after': soon, date }] as Record<
      string,
      string
    >[]) {
      const { url, times } = await answering((count) => (count === 1 ? [429, headers] : [200]));
      expect((await createSend(quick)(get(url, { idempotent: true }))).status).toBe(200);
      expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    }
  });

  it.each([429, 503])('beyond the deadline ends the call (HTTP %d) at once', async (status) => {
    const { url, times } = await answering(() => [status, { 'retry-after': '600' }]);
    const error = await failureOf(createSend(quick)(get(url, { idempotent: true })));
    expect(error).toMatchObject({
      code: 'API_THROTTLED',
      remedy: 'later',
      details: { host: new URL(url).host, status, retryAfterSeconds: 600, sent: 'no' },
    });
    expect(times).toHaveLength(1);
    expect(performance.now() - (times[0] ?? 0)).toBeLessThan(500);
  });

  it('of a call that changes something is left to its reader', async () => {
    const { url } = await answering(() => [429, { 'retry-after': '600' }]);
    expect(await createSend()(get(url))).toMatchObject({ status: 429, headers: { 'retry-after': '600' } });
  });
});
