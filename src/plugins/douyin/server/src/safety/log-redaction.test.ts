import type { Core } from '@strapi/strapi';
import { redactLog } from './log-redaction';

/** What a logger’s own format is given of an entry. */
function formatted(entry: unknown): Record<string, unknown> {
  const seen: unknown[] = [];
  const log = { format: { transform: (given: unknown) => seen.push(given) } };
  redactLog({ log } as unknown as Core.Strapi);
  (log.format as { transform(given: unknown): unknown }).transform(entry);
  return seen[0] as Record<string, unknown>;
}

it('takes secrets out of every text of an entry', () => {
  const entry = formatted({ level: 'info', message: 'GET /x?code=canary1', url: '?state=canary2' });
  expect(entry).toEqual({ level: 'info', message: 'GET /x?code=[redacted]', url: '?state=[redacted]' });
});

it('takes them out of an error’s words and stack, and leaves the error itself as it was', () => {
  const error = Object.assign(new Error('refused: act.canary0123456789'), { level: 'error' });
  const entry = formatted(error);
  expect(entry).toBeInstanceOf(Error);
  expect(`${String(entry.message)} ${String(entry.stack)}`).not.toContain('canary');
  expect(entry.stack).toMatch(/log-redaction\.test/);
  expect(error.message).toContain('canary');
});
