import { callsTo, clearFaults } from '../support/platform';
import {
  addToLibrary,
  comesTo,
  editor,
  openStudio,
  posts,
  sendPost,
  stretch,
  videoPost,
  type LibraryFile,
} from '../support/posts';
import type { World } from '../support/world';
import type { PostView } from '../../src/plugins/douyin/contracts/post-views';

const mib = 1024 ** 2;

/** What a post is refused for, or warned of. */
type Verdict = { refused: string } | { warned: string[] };

describe('what the platform takes', () => {
  let world: World;
  let accountId: string;
  let video: LibraryFile;
  let picture: LibraryFile;
  let film: LibraryFile;
  beforeAll(async () => {
    // As much whole as the platform takes at all, and the smallest parts.
    const env = { DOUYIN_UPLOAD_WHOLE_MB: '128', DOUYIN_UPLOAD_PART_MB: '5' };
    ({ world, accountId, video } = await openStudio({ env }));
    picture = await addToLibrary(world, { name: 'tea.png', type: 'image/png' });
    film = await addToLibrary(world, { name: 'tea.mkv', type: 'video/x-matroska' });
  });
  afterAll(async () => {
    for (const file of [video, picture, film]) await file?.remove();
    await world?.close();
  });
  afterEach(async () => {
    await clearFaults(world);
    await world.sim('switches', { videoSeconds: 30 });
  });

  const library = (file: LibraryFile, count = 1) =>
    Array.from({ length: count }, () => ({ from: 'library', id: file.id }));

  async function verdictOf(input: object): Promise<Verdict> {
    const post = { ...videoPost(accountId, video.id), ...input };
    try {
      const { id } = await posts<PostView>(world.strapi, 'create', post, editor);
      const at = new Date(Date.now() + 86_400_000).toISOString();
      const { warnings } = await world.strapi.run<PostView>(
        `return strapi.plugin('douyin').service('posts').schedule('${id}', new Date('${at}'), ${JSON.stringify(editor)})`,
      );
      return { warned: warnings.map(({ code }) => code) };
    } catch (error) {
      return { refused: (error as Error).message.split(':')[0] ?? '' };
    }
  }

  it.each<[string, () => object | Promise<object>, Verdict]>([
    ['a text of 1000 signs', () => ({ title: '书', description: '书'.repeat(998) }), { warned: [] }],
    ['of 1001', () => ({ title: '书', description: '书'.repeat(999) }), { warned: ['textSigns'] }],
    ['a title of 55', () => ({ title: '🎈'.repeat(55) }), { warned: [] }],
    ['of 56', () => ({ title: '🎈'.repeat(56) }), { warned: ['title'] }],
    ['no text', () => ({ title: '', description: '' }), { warned: [] }],
    ['another kind of video', () => ({ media: library(film) }), { warned: ['videoType'] }],
    ['no video', () => ({ media: [] }), { refused: 'video' }],
    ['two videos', () => ({ media: library(video, 2) }), { refused: 'media' }],
    ['30 pictures', () => ({ kind: 'images', media: library(picture, 30) }), { warned: [] }],
    ['31', () => ({ kind: 'images', media: library(picture, 31) }), { warned: ['images'] }],
    ['no picture', () => ({ kind: 'images', media: [] }), { refused: 'video' }],
    [
      'a picture of 20 MB',
      async () => {
        await stretch(world, picture, 20 * mib);
        return { kind: 'images', media: library(picture) };
      },
      { warned: [] },
    ],
    [
      'of more',
      async () => {
        await stretch(world, picture, 20 * mib + 100);
        return { kind: 'images', media: library(picture) };
      },
      { warned: ['imageBytes'] },
    ],
    [
      'a video of 4 GB',
      async () => {
        await stretch(world, video, 4096 * mib);
        return {};
      },
      { warned: [] },
    ],
    [
      'of more',
      async () => {
        await stretch(world, video, 4096 * mib + 100);
        return {};
      },
      { refused: 'video' },
    ],
  ])('%s', async (_what, input, verdict) => {
    expect(await verdictOf(await input())).toEqual(verdict);
  });

  it.each([
    [128 * mib, 1, 0],
    [128 * mib + 1, 0, 26],
  ])('%i bytes go as %i whole and %i parts', async (bytes, whole, parts) => {
    await stretch(world, video, bytes);
    const calls = async () => [
      await callsTo(world, 'upload_video'),
      await callsTo(world, 'upload_video_part'),
    ];
    const [wholeBefore = 0, partsBefore = 0] = await calls();
    const id = await sendPost(world.strapi, videoPost(accountId, video.id, `${bytes} 字节`));
    await comesTo(world.strapi, id, ['published'], 120_000);
    expect(await calls()).toEqual([wholeBefore + whole, partsBefore + parts]);
  });

  it('a video that plays longer than 15 minutes is refused by the platform, by parts too', async () => {
    await world.sim('switches', { videoSeconds: 901 });
    const sent = await callsTo(world, 'upload_video_part');
    for (const bytes of [mib, 129 * mib]) {
      await stretch(world, video, bytes);
      const id = await sendPost(world.strapi, videoPost(accountId, video.id, `太长 ${bytes}`));
      const post = await comesTo(world.strapi, id, ['failed'], 120_000);
      expect(post).toMatchObject({ error: { code: 'API_PARAMETER' } });
    }
    // Nothing is sent again in vain.
    expect((await callsTo(world, 'upload_video_part')) - sent).toBe(26);
  });
});
