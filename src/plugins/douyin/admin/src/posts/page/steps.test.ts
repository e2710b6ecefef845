import type { PostView } from '../../../../contracts/post-views';
import { stepsOf } from './steps';

const post = (change: Partial<PostView>) =>
  ({
    way: 'create',
    itemId: null,
    progress: null,
    error: null,
    consent: { by: 'A', at: '' },
    ...change,
  }) as PostView;
const said = (change: Partial<PostView>) =>
  stepsOf(post(change))
    .map(({ name, state }) => `${name}:${state}`)
    .join(' ');
const error = (code: string) => ({ code, message: '', retryAt: null });

it.each<[Partial<PostView>, string]>([
  [{ stage: 'draft' }, 'written:now agreed:ahead upload:ahead create:ahead review:ahead published:ahead'],
  [{ stage: 'approval' }, 'written:done agreed:now upload:ahead create:ahead review:ahead published:ahead'],
  [{ stage: 'queued' }, 'written:done agreed:done upload:now create:ahead review:ahead published:ahead'],
  [{ stage: 'unknown' }, 'written:done agreed:done upload:done create:halted review:ahead published:ahead'],
  [{ stage: 'rejected' }, 'written:done agreed:done upload:done create:done review:halted published:ahead'],
  [{ stage: 'published' }, 'written:done agreed:done upload:done create:done review:done published:done'],
  [{ stage: 'handed', way: 'handoff' }, 'written:done agreed:done link:now review:ahead published:ahead'],
  [{ stage: 'expired', way: 'handoff' }, 'written:done agreed:done link:halted review:ahead published:ahead'],
])('%j: %s', (change, steps) => {
  expect(said(change)).toBe(steps);
});

it.each<[Partial<PostView>, string]>([
  [{ error: error('API_PARAMETER') }, 'upload'],
  [{ error: error('API_PARAMETER'), progress: { doneBytes: 5, allBytes: 10 } }, 'upload'],
  [{ error: error('API_ACCOUNT'), progress: { doneBytes: 10, allBytes: 10 } }, 'create'],
  [{ error: error('POST_MISSED') }, 'agreed'],
  [{ error: error('API_FORBIDDEN'), way: 'handoff' }, 'link'],
])('a post that failed with %j halted at %s', (change, name) => {
  expect(stepsOf(post({ stage: 'failed', ...change })).find(({ state }) => state === 'halted')?.name).toBe(
    name,
  );
});

it('a draft that was given up halted where it was written', () => {
  expect(said({ stage: 'cancelled', consent: null })).toMatch(/^written:halted /);
});
