import { growthMb } from './memory';
import { addToLibrary, comesTo, openStudio, sendPost, stretch, videoPost, type LibraryFile } from './posts';
import { callsTo } from './platform';
import type { World } from './world';

const mib = 1024 ** 2;
const allowedMb = 150;
/** A first upload, by parts too, after which all code is loaded. */
const warmBytes = 64 * mib;

/** Tells that a video of so many megabytes goes to the platform by parts, and how little memory that takes. */
export function tellOfLargeVideo(megabytes: number, limitMs: number): void {
  describe(`a video of ${megabytes} MB`, () => {
    let world: World;
    let accountId: string;
    const files: LibraryFile[] = [];
    beforeAll(async () => {
      const studio = await openStudio();
      ({ world, accountId } = studio);
      files.push(studio.video, await addToLibrary(world, { name: 'large.mp4' }));
    });
    afterAll(async () => {
      for (const file of files) await file.remove();
      await world?.close();
    });

    const publish = async (file: LibraryFile | undefined, title: string): Promise<void> => {
      const id = await sendPost(world.strapi, videoPost(accountId, file?.id ?? 0, title));
      await comesTo(world.strapi, id, ['published'], limitMs);
    };

    it(
      `is published, and the process grows by less than ${allowedMb} MB`,
      async () => {
        const [small, large] = files;
        if (!small || !large) throw new Error('There are no files');
        await stretch(world, small, warmBytes);
        await publish(small, '预热');
        await stretch(world, large, megabytes * mib);
        const parts = await callsTo(world, 'upload_video_part');
        const grown = await growthMb(world.strapi.pid, () => publish(large, '大文件'));
        expect(grown).toBeLessThan(allowedMb);
        expect((await callsTo(world, 'upload_video_part')) - parts).toBe(Math.ceil(megabytes / 20));
      },
      limitMs + 60_000,
    );
  });
}
