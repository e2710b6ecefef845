import { PluginError, type ErrorCode } from '../../shared/errors';
import { comments } from './comments';
import type { Call } from './stream';

const place = (change: object = {}) => ({
  since: null,
  works: ['gone', 'next'],
  at: null,
  list: null,
  ...change,
});

/** A platform that refuses every call with a code. */
const refusing = (code: ErrorCode): Call =>
  (async () => Promise.reject(new PluginError(code, 'refused'))) as unknown as Call;

describe('a work whose comments the platform refuses', () => {
  it.each<[ErrorCode, string | null]>([
    ['API_REJECTED', null],
    ['API_REJECTED', '20'],
    ['API_PARAMETER', null],
  ])('is set aside, and the next one is read: %s at %s', async (code, at) => {
    expect(await comments.read(refusing(code), place({ at }))).toEqual({
      found: [],
      bad: [{ reason: 'the comments of this work cannot be read', raw: '{"item_id":"gone"}', about: 'gone' }],
      total: null,
      next: place({ works: ['next'] }),
    });
  });

  it('is the end of the stream when it is the last one', async () => {
    const last = await comments.read(refusing('API_REJECTED'), place({ works: ['gone'] }));
    expect(last).toMatchObject({ bad: [{ about: 'gone' }], next: null });
  });

  it.each<[ErrorCode, string | null]>([
    ['API_PARAMETER', '20'],
    ['API_BUSY', null],
    ['AUTH_SCOPE_MISSING', null],
  ])('is not what is at fault: %s at %s', async (code, at) => {
    await expect(comments.read(refusing(code), place({ at }))).rejects.toMatchObject({ code });
  });

  it('is none where the list of works itself is refused', async () => {
    const start = place({ works: [], list: { at: null } });
    await expect(comments.read(refusing('API_REJECTED'), start)).rejects.toMatchObject({
      code: 'API_REJECTED',
    });
  });
});
