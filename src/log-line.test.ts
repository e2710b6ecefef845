import { logLine } from './log-line';

const now = new Date('2026-01-02T03:04:05.678Z');

it('is one line of JSON, whatever the message holds', () => {
  const line = logLine({ level: 'info', message: 'two\nlines "quoted"' }, now);
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toEqual({
    time: '2026-01-02T03:04:05.678Z',
    level: 'info',
    message: 'two\nlines "quoted"',
  });
});

it('tells what the entry belongs to, and nothing nobody looked at', () => {
  const entry = {
    level: 'warn',
    message: 'slow',
    feature: 'tokens',
    requestId: 'r-12345678',
    jobId: 'j1',
    jobKind: 'tokens.refresh',
    config: { headers: { authorization: 'canary' } },
  };
  expect(JSON.parse(logLine(entry, now))).toEqual({
    time: now.toISOString(),
    level: 'warn',
    message: 'slow',
    feature: 'tokens',
    requestId: 'r-12345678',
    jobId: 'j1',
    jobKind: 'tokens.refresh',
  });
});

it('keeps the stack of an error apart from its message', () => {
  const error = Object.assign(new Error('broken'), { level: 'error' });
  const line = JSON.parse(logLine(error, now)) as { message: string; stack: string };
  expect(line.message).toBe('broken');
  expect(line.stack).toMatch(/log-line\.test/);
});
