import type { PostView } from '../../../../contracts/post-views';
import { blankDraft, draftOf, moved, secondsIn, toInput, type Draft, type MediaItem } from './draft';

const when = { later: false, day: '2026-12-01', time: '10:00' };
const file = (id: number, mime: string) => ({ id, name: `${id}`, url: `/uploads/${id}`, mime, bytes: 10 });
const item = (id: number, mime = 'image/png'): MediaItem => ({
  source: { from: 'library', id },
  file: file(id, mime),
});
const draft = (change: Partial<Draft>): Draft => ({ ...blankDraft('a1', 'create', when), ...change });

it('sends what belongs to the kind alone', () => {
  const both = { video: item(1, 'video/mp4'), images: [item(2), item(3)], title: '新茶' };
  expect(toInput(draft(both))).toMatchObject({ kind: 'video', media: [{ from: 'library', id: 1 }] });
  expect(toInput(draft({ ...both, kind: 'images' })).media).toHaveLength(2);
  expect(toInput(draft({}))).toMatchObject({ media: [], cover: null, privacy: 0 });
});

it.each<[Partial<Draft>, object | null]>([
  [{ cover: { kind: 'none' } }, null],
  [{ cover: { kind: 'moment', seconds: '1.5' } }, { from: 'moment', seconds: 1.5 }],
  [{ cover: { kind: 'moment', seconds: 'soon' } }, null],
  [{ cover: { kind: 'picture', item: item(9) } }, { from: 'library', id: 9 }],
  [{ cover: { kind: 'picture', item: item(9) }, way: 'handoff' }, null],
  [{ cover: { kind: 'picture', item: item(9) }, kind: 'images' }, null],
])('a cover of %j is sent as %j', (change, cover) => {
  expect(toInput(draft(change)).cover).toEqual(cover);
});

it('comes back from the server as it was sent', () => {
  const sent = draft({
    video: item(1, 'video/mp4'),
    cover: { kind: 'picture', item: item(9) },
    title: '新茶',
    description: '明前 #春茶',
    privacy: 1,
  });
  const stored = { ...toInput(sent), files: [file(1, 'video/mp4'), file(9, 'image/png')] } as PostView;
  expect(draftOf(stored, when)).toEqual(sent);
});

it('knows nothing of a file that is gone from the library', () => {
  const stored = { ...toInput(draft({ video: item(1) })), files: [] as PostView['files'] } as PostView;
  expect(draftOf(stored, when).video).toEqual({ source: { from: 'library', id: 1 }, file: null });
});

it.each([
  ['3', 3],
  [' 0.5 ', 0.5],
  ['', null],
  ['-1', null],
  ['soon', null],
])('reads %j as %p seconds', (text, seconds) => {
  expect(secondsIn(text)).toBe(seconds);
});

it.each<[number, number, string]>([
  [0, 1, 'bac'],
  [2, -1, 'acb'],
  [0, -1, 'abc'],
  [2, 1, 'abc'],
])('moves %d by %d: %s', (from, by, order) => {
  expect(moved(['a', 'b', 'c'], from, by).join('')).toBe(order);
});
