import type { PostDesk } from '../../../../contracts/post-desk';
import { blankDraft, type Draft, type MediaItem } from './draft';
import { findingsOf, stopping } from './findings';

const open = { lack: null, doubts: [] };
const account = {
  id: 'a1',
  name: '小河',
  avatarUrl: null,
  appId: 'p',
  appName: 'P',
  ways: { create: open, handoff: open },
};
const desk: PostDesk = {
  accounts: [
    account,
    {
      ...account,
      id: 'a2',
      ways: {
        create: { lack: 'AUTH_SCOPE_MISSING', doubts: ['no-review'] },
        handoff: { lack: null, doubts: ['webhook-off'] },
      },
    },
  ],
  drives: [],
  limits: {
    titleSigns: 55,
    textSigns: 100,
    images: 2,
    imageBytes: 20 * 1024 * 1024,
    videoBytes: 4096 * 1024 * 1024,
    videoTypes: ['video/mp4', 'video/webm'],
  },
  approval: false,
  linkMinutes: 60,
};
const judging = { desk, now: new Date('2026-11-30T06:00:00.000Z'), zone: 'Asia/Shanghai' };
const later = { later: true, day: '2026-12-01', time: '10:00' };
const now = { later: false, day: '2026-12-01', time: '10:00' };
const item = (mime: string, bytes = 10): MediaItem => ({
  source: { from: 'library', id: 1 },
  file: { id: 1, name: 'a', url: '/a', mime, bytes },
});
const url: MediaItem = { source: { from: 'url', url: 'https://media.example/a.mp4' }, file: null };
const drive: MediaItem = { source: { from: 'pan115', accountId: 'd', pickCode: 'x' }, file: null };
const good: Draft = { ...blankDraft('a1', 'create', now), title: '新茶', video: item('video/mp4') };

const said = (change: Partial<Draft>) =>
  findingsOf({ ...good, ...change }, judging).map(({ key, stops }) => `${key}:${stops ?? 'doubt'}`);

it('finds nothing about a post that is as it should be', () => {
  expect(said({})).toEqual([]);
});

it.each<[string, Partial<Draft>, string[]]>([
  ['no account', { accountId: '' }, ['no-account:save']],
  [
    'a way that is not open now',
    { accountId: 'a2' },
    ['lack.AUTH_SCOPE_MISSING:publish', 'doubt.no-review:doubt'],
  ],
  [
    'the same for later',
    { accountId: 'a2', when: later },
    ['lack.AUTH_SCOPE_MISSING:doubt', 'doubt.no-review:doubt'],
  ],
  ['a link nobody would hear of', { accountId: 'a2', way: 'handoff' }, ['doubt.webhook-off:doubt']],
  ['no video', { video: null }, ['no-video:publish']],
  ['no pictures', { kind: 'images' }, ['no-images:publish']],
  ['an address', { video: url, way: 'handoff' }, []],
  ['a drive’s file by a link', { video: drive, way: 'handoff' }, ['handoff-media:save']],
  ['a drive’s file', { video: drive }, []],
  ['a file that is gone', { video: { source: { from: 'library', id: 7 }, file: null } }, ['gone:save']],
  ['more than 4 GB', { video: item('video/mp4', 4096 * 1024 * 1024 + 1) }, ['video-size:save']],
  ['another kind of video', { video: item('video/quicktime') }, ['video-type:doubt']],
  ['many pictures', { kind: 'images', images: [url, url, url] }, ['image-count:doubt']],
  ['a big picture', { kind: 'images', images: [item('image/png', 21 * 1024 * 1024)] }, ['image-size:doubt']],
  ['a moment that is no number', { cover: { kind: 'moment', seconds: 'x' } }, ['moment:save']],
  ['a long title', { title: '字'.repeat(56) }, ['long-title:doubt']],
  ['a long text', { title: '字'.repeat(50), description: '字'.repeat(50) }, ['long-text:doubt']],
  ['no text', { title: ' ' }, ['no-text:doubt']],
  ['a time that is over', { when: { later: true, day: '2026-11-30', time: '14:00' } }, ['past:publish']],
])('%s', (_what, change, keys) => {
  expect(said(change)).toEqual(keys);
});

it('lets a draft be saved that could not be published yet', () => {
  const findings = findingsOf({ ...good, video: null }, judging);
  expect([stopping(findings, 'save').length, stopping(findings, 'publish').length]).toEqual([0, 1]);
});
