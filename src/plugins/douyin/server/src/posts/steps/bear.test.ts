import { PluginError, type ErrorCode } from '../../shared/errors';
import type { PostRow } from '../row';
import { againAt, forgotten } from './bear';

const upload = { uploadId: 'u', startedAt: '', fileBytes: 9, partBytes: 5, mark: 'm', done: [1] };
const post = (change: Partial<PostRow>): PostRow =>
  ({ tries: 0, restarts: 0, upload: null, media: [{ from: 'library', id: 1 }], ...change }) as PostRow;

const refused = (code: ErrorCode, number?: number) => new PluginError(code, 'No', { number });

it.each<[string, Partial<PostRow>, number]>([
  ['an upload', { upload }, 28001007],
  ['a video', {}, 2190007],
])('begins %s anew that the platform forgot, twice at most although each part sets tries back', (...row) => {
  const [, change, number] = row;
  const again = (restarts: number | null) =>
    forgotten(post({ ...change, restarts }), refused('API_PARAMETER', number))?.restarts;
  expect([null, 0, 1, 2, 3].map(again)).toEqual([1, 1, 2, undefined, undefined]);
});

it('sends nothing anew that was refused for what it is, or that is not ours to send', () => {
  expect(forgotten(post({ upload }), refused('API_PARAMETER', 2190005))).toBeNull();
  expect(forgotten(post({ upload }), refused('API_BUSY'))).toBeNull();
  const uploaded = post({ media: [{ from: 'uploaded', id: 'v0' }] });
  expect(forgotten(uploaded, refused('API_PARAMETER', 2190007))).toBeNull();
});

it.each<[ErrorCode, boolean]>([
  ['API_BUSY', true],
  ['AUTH_TOKEN_INVALID', true],
  ['AUTH_GRANT_LOST', false],
  ['API_PARAMETER', false],
])('%s is tried again: %p, as often as anything', (code, isTried) => {
  expect(againAt(post({}), refused(code)) !== null).toBe(isTried);
  expect(againAt(post({ tries: 9 }), refused(code))).toBeNull();
});
