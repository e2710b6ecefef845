import { createHash } from 'node:crypto';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { mayHaveHappened } from '../../../shared/request';
import { refusalOf } from '../../test-rig';
import { codeOf, codes } from '../errors';
import { fileOnDisk, type FileSource } from '../publishing/file';
import { mayBePublished } from '../publishing/outcome';
import { planUpload } from '../publishing/parts';
import { startApis, type Account, type ApisRig } from './test-rig';

const mib = 1024 * 1024;
const about = { name: '片 "1".mp4', contentType: 'video/mp4' };

let rig: ApisRig;
let account: Account;
let folder: string;
beforeEach(async () => {
  rig = await startApis();
  account = await rig.connected();
  folder = await mkdtemp(path.join(tmpdir(), 'publishing-'));
});
afterEach(async () => {
  await rig.simulator.close();
  await rm(folder, { recursive: true });
});

// Its length is a prime, so that no two parts of a file that repeats it are alike.
const block = Uint8Array.from({ length: 65_521 }, (_, index) => (index * 31 + (index >> 8)) % 256);
const contentOf = (bytes: number) => Buffer.alloc(bytes, block);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function onDisk(content: Buffer): Promise<string> {
  const file = path.join(folder, 'a.mp4');
  await writeFile(file, content);
  return file;
}

const inMemory = (content: Buffer): FileSource => ({
  ...about,
  bytes: content.length,
  open: () => Readable.from([content]),
});

const small = inMemory(contentOf(500));

async function media() {
  const answer = await fetch(`${rig.simulator.url}/_sim/media`);
  const { media: all } = (await answer.json()) as {
    media: { id: string; used: boolean; pieces: { bytes: number; sha256: string }[] }[];
  };
  return all;
}

/** System error, system busy, internal error, network error. */
const ownTrouble = [10001, 2100004, 28001005, 28001006];

const newVideo = async () => (await rig.ask('uploadVideo', account, { file: small })).videoId;

describe('a whole upload', () => {
  it('brings every byte from disk and tells how far it is', async () => {
    const content = contentOf(3 * mib + 17);
    const file = fileOnDisk(await onDisk(content), { start: 0, bytes: content.length }, about);
    const seen: number[] = [];
    const onProgress = (sent: number, all: number) => seen.push(sent / all);
    const { videoId } = await rig.ask('uploadVideo', account, { file, onProgress });
    expect(await media()).toMatchObject([
      { id: videoId, pieces: [{ bytes: content.length, sha256: sha256(content) }] },
    ]);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    expect([seen.length > 3, seen.at(-1)]).toEqual([true, 1]);
  });

  it('is sent once, and may have happened when its answer is lost', async () => {
    await rig.fault('upload_video', 'lost');
    const error = await refusalOf(rig.ask('uploadVideo', account, { file: small }));
    expect([error.code, mayHaveHappened(error)]).toEqual(['API_UNREACHABLE', true]);
    expect(await rig.calls('upload_video')).toBe(1);
  });

  it('is given up on request, and when the line breaks', async () => {
    await rig.fault('upload_video', 'slow', { bytes_per_second: 100_000, times: 1 });
    const file = inMemory(contentOf(8 * mib));
    const signal = AbortSignal.timeout(200);
    const stopped = await refusalOf(rig.ask('uploadVideo', account, { file, signal }));
    expect(stopped).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ABORTED' } });
    await rig.fault('upload_video', 'cut', { after: mib, times: 1 });
    const cut = await refusalOf(rig.ask('uploadVideo', account, { file }));
    expect(cut).toMatchObject({ code: 'API_UNREACHABLE', details: { sent: 'maybe' } });
    expect(await media()).toEqual([]);
  });

  it.each([
    ['shorter', 400],
    ['longer', 600],
  ])('fails when the file is %s than it was', async (_what, bytes) => {
    const file = { ...small, open: () => Readable.from([contentOf(bytes)]) };
    const error = await refusalOf(rig.ask('uploadVideo', account, { file }));
    expect(error).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ERR_FILE_CHANGED' } });
    expect(await media()).toEqual([]);
  });

  it('of half a gigabyte takes no memory to speak of', async () => {
    await rig.steer('switches', { wholeUploadMaxBytes: 600 * mib });
    const file = path.join(folder, 'large.mp4');
    await writeFile(file, '');
    await truncate(file, 512 * mib);
    const before = process.memoryUsage().rss;
    let most = before;
    const onProgress = () => (most = Math.max(most, process.memoryUsage().rss));
    const large = fileOnDisk(file, { start: 0, bytes: 512 * mib }, about);
    await rig.ask('uploadVideo', account, { file: large, onProgress });
    expect((await media())[0]?.pieces[0]?.bytes).toBe(512 * mib);
    expect(most - before).toBeLessThan(150 * mib);
  }, 60_000);

  it('fails when the file is not there any more, and leaves nothing open', async () => {
    const gone = fileOnDisk(path.join(folder, 'gone.mp4'), { start: 0, bytes: 10 }, about);
    const error = await refusalOf(rig.ask('uploadVideo', account, { file: gone }));
    expect(error).toMatchObject({ code: 'API_UNREACHABLE', details: { reason: 'ENOENT' } });
  });
});

describe('an upload by parts', () => {
  const parts = async (content: Buffer) => {
    const file = await onDisk(content);
    const plan = planUpload(content.length, { wholeBytes: 0, partBytes: 5 * mib });
    if (plan.kind !== 'parts') throw new Error('It goes whole');
    const { uploadId } = await rig.ask('initVideoPartUpload', account, {});
    const sendPart = (index: number) => {
      const { number: partNumber, ...range } = plan.parts[index] ?? { number: 0, start: 0, bytes: 0 };
      return rig.ask('uploadVideoPart', account, {
        uploadId,
        partNumber,
        file: fileOnDisk(file, range, about),
      });
    };
    return { uploadId, sendPart, count: plan.parts.length, file };
  };

  it('brings a file together from its ranges, whatever their order', async () => {
    const content = contentOf(11 * mib);
    const { uploadId, sendPart, count } = await parts(content);
    for (const index of [2, 0, 1]) await sendPart(index);
    const { videoId } = await rig.ask('completeVideoPartUpload', account, { uploadId });
    expect(count).toBe(3);
    expect(await media()).toMatchObject([
      {
        id: videoId,
        pieces: [0, 5, 10].map((start) => ({
          sha256: sha256(content.subarray(start * mib, Math.min(start + 5, 11) * mib)),
        })),
      },
    ]);
  });

  it('is refused with a part missing, after its two hours, and a second time', async () => {
    const { uploadId, sendPart } = await parts(contentOf(6 * mib));
    await rig.fault('upload_video_part', 'forget', { times: 1 });
    await sendPart(0);
    await sendPart(1);
    const complete = () => rig.ask('completeVideoPartUpload', account, { uploadId });
    const refused = { code: 'API_PARAMETER', remedy: 'never', details: { number: 28001007 } };
    expect(await refusalOf(complete())).toMatchObject(refused);
    await sendPart(0);
    await complete();
    expect(await refusalOf(complete())).toMatchObject(refused);
    const later = await parts(contentOf(6 * mib));
    await rig.steer('clock', { advanceMs: 2 * 3_600_000 });
    expect(await refusalOf(later.sendPart(0))).toMatchObject(refused);
  });

  it('fails for a range the file does not have any more', async () => {
    const { sendPart, file } = await parts(contentOf(6 * mib));
    await truncate(file, mib);
    const error = await refusalOf(sendPart(0));
    expect(error.details).toMatchObject({ reason: 'ERR_FILE_CHANGED' });
  });
});

describe('a new work', () => {
  it('is made of an uploaded video and followed through its review', async () => {
    const coverImageId = (await rig.ask('uploadImage', account, { file: small })).imageId;
    const { itemId, videoId } = await rig.ask('createVideo', account, {
      videoId: await newVideo(),
      text: '新书到了\n来看看',
      privateStatus: 0,
      coverSeconds: 1.5,
      coverImageId,
    });
    const told = async () => (await rig.ask('videoData', account, { itemIds: [itemId] })).list[0];
    expect(await told()).toMatchObject({
      itemId,
      videoId,
      title: '新书到了\n来看看',
      isReviewed: false,
      videoStatus: 4,
    });
    await rig.steer('people/xiaohe/review', { item_id: itemId, verdict: 'rejected' });
    expect(await told()).toMatchObject({ isReviewed: true, videoStatus: 2 });
    await rig.steer('people/xiaohe/review', { item_id: itemId, verdict: 'vanished' });
    expect(await told()).toBeUndefined();
  });

  it('is made of pictures', async () => {
    const images = await Promise.all([1, 2, 3].map(() => rig.ask('uploadImage', account, { file: small })));
    const { itemId } = await rig.ask('createImageText', account, {
      imageIds: images.map(({ imageId }) => imageId),
      text: '三张图',
      privateStatus: 1,
    });
    const { list } = await rig.ask('videoList', account, { count: 1 });
    expect(list).toMatchObject([{ itemId, mediaType: 2, title: '三张图' }]);
  });

  it.each([
    ['lost', {}],
    ['late', { ms: 5000 }],
    ['body', { body: '{}' }],
    ['http', { status: 502 }],
  ])('is asked for once, whatever goes wrong (%s), and may have happened', async (kind, more) => {
    const videoId = await newVideo();
    await rig.fault('create_video', kind, more);
    const error = await refusalOf(rig.ask('createVideo', account, { videoId }));
    expect(mayBePublished(error)).toBe(true);
    expect(await rig.calls('create_video')).toBe(1);
  });

  it('has surely not happened when the platform says no, whatever its number, unless it speaks of its own trouble', async () => {
    for (const number of Object.keys(codes).map(Number)) {
      await rig.fault('create_video', 'code', { code: number, times: 1 });
      const error = await refusalOf(rig.ask('createVideo', account, { videoId: '@v' }));
      expect([error.code, error.details.number]).toEqual([codeOf(number, 'api'), number]);
      expect([number, mayBePublished(error)]).toEqual([number, ownTrouble.includes(number)]);
    }
    expect(await rig.calls('create_video')).toBe(Object.keys(codes).length);
  }, 60_000);
});

describe('every limit of publishing', () => {
  const upload = async (file: FileSource) => rig.ask('uploadVideo', account, { file });
  const turn = (switches: object) => rig.steer('switches', switches);
  const create = async (more: object = {}) =>
    rig.ask('createVideo', account, { videoId: await newVideo(), ...more });

  it.each<[string, () => Promise<unknown>, string, number]>([
    [
      'a whole video above its limit',
      async () => {
        await turn({ wholeUploadMaxBytes: 499 });
        return upload(small);
      },
      'API_PARAMETER',
      2190005,
    ],
    [
      'a video longer than 15 minutes',
      async () => {
        await turn({ videoSeconds: 901 });
        return upload(small);
      },
      'API_PARAMETER',
      2190006,
    ],
    [
      'a picture above its limit',
      async () => {
        await turn({ imageMaxBytes: 499 });
        return rig.ask('uploadImage', account, { file: small });
      },
      'API_PARAMETER',
      28001007,
    ],
    ['an empty file', () => upload(inMemory(Buffer.alloc(0))), 'API_PARAMETER', 28001007],
    ['a text above 1000 signs', () => create({ text: '书'.repeat(1001) }), 'API_PARAMETER', 28001007],
    ['an unknown video', () => create({ videoId: '@none' }), 'API_PARAMETER', 2190007],
    ['a cover nobody uploaded', () => create({ coverImageId: '@none' }), 'API_PARAMETER', 28001007],
    [
      'more posts than a day has',
      async () => {
        await turn({ postsPerDay: 0 });
        return create();
      },
      'API_QUOTA',
      2114007,
    ],
    [
      'a person who may not post',
      async () => {
        await rig.steer('people/xiaohe/ban', { banned: true });
        return create();
      },
      'API_ACCOUNT',
      2114005,
    ],
    [
      'more pictures than a post has',
      () => rig.ask('createImageText', account, { imageIds: Array<string>(31).fill('@i') }),
      'API_PARAMETER',
      28001007,
    ],
  ])('%s', async (_what, work, code, number) => {
    expect(await refusalOf(work())).toMatchObject({ code, details: { number } });
  });
});
