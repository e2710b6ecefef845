import type { Core } from '@strapi/strapi';
import { fileOnDisk, planResume, planUpload, type Part } from '../../providers';
import { settingsOf } from '../../config';
import { clock } from '../../shared/clock';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import type { Hand } from '../hand';
import type { LocalFile } from '../media/file';
import type { Upload } from '../row';

const mib = 1024 * 1024;
const tellMs = 1000;

const rangeOf = (file: LocalFile, { start, bytes }: Pick<Part, 'start' | 'bytes'>) =>
  fileOnDisk(file.path, { start, bytes }, file);

/** Notes the progress of what is on its way, at most once a second. */
function telling(hand: Hand, file: LocalFile, before = 0) {
  let lastMs = -Infinity;
  return (sentBytes: number): void => {
    const nowMs = performance.now();
    if (nowMs - lastMs < tellMs) return;
    lastMs = nowMs;
    hand.note({ doneBytes: before + sentBytes, allBytes: file.bytes });
  };
}

async function sendWhole(strapi: Core.Strapi, hand: Hand, file: LocalFile): Promise<string> {
  const { videoId } = await service(strapi, 'api').call(hand.post.accountId, 'uploadVideo', {
    file: rangeOf(file, { start: 0, bytes: file.bytes }),
    onProgress: telling(hand, file),
    signal: hand.signal,
  });
  return videoId;
}

/** Sends the parts that are left, one after the other, and notes each that arrived. */
async function sendParts(
  strapi: Core.Strapi,
  hand: Hand,
  file: LocalFile,
  { upload, left }: { upload: Upload; left: Part[] },
): Promise<string> {
  const api = service(strapi, 'api');
  const { accountId } = hand.post;
  const sizes = new Map(left.map(({ number, bytes }) => [number, bytes]));
  let [done, doneBytes] = [
    upload.done,
    file.bytes - [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
  ];
  for (const part of left) {
    hand.signal.throwIfAborted();
    await api.call(accountId, 'uploadVideoPart', {
      uploadId: upload.uploadId,
      partNumber: part.number,
      file: rangeOf(file, part),
      onProgress: telling(hand, file, doneBytes),
      signal: hand.signal,
    });
    done = [...done, part.number];
    doneBytes += part.bytes;
    await hand.write({ upload: { ...upload, done }, doneBytes, allBytes: file.bytes, tries: 0 });
  }
  return (await api.call(accountId, 'completeVideoPartUpload', { uploadId: upload.uploadId })).videoId;
}

async function beginParts(
  strapi: Core.Strapi,
  hand: Hand,
  file: LocalFile,
  partBytes: number,
): Promise<Upload> {
  const startedAt = clock.now().toISOString();
  const { uploadId } = await service(strapi, 'api').call(hand.post.accountId, 'initVideoPartUpload', {});
  const upload = { uploadId, startedAt, fileBytes: file.bytes, partBytes, mark: file.mark, done: [] };
  await hand.write(
    { upload, doneBytes: 0, allBytes: file.bytes },
    { what: 'upload-begun', details: { partBytes } },
  );
  return upload;
}

const resumeOf = (stored: Upload, file: LocalFile) =>
  planResume({ ...stored, startedAt: new Date(stored.startedAt) }, file.bytes, clock.now());

/** Brings a video to the platform, whole or by parts, and goes on with what was begun; gives the platform's id of it. */
export async function uploadVideo(strapi: Core.Strapi, hand: Hand, file: LocalFile): Promise<string> {
  const { upload: stored } = hand.post;
  if (stored?.mark === file.mark) {
    const resume = resumeOf(stored, file);
    if (resume.kind === 'resume') {
      await hand.write({}, { what: 'upload-resumed', details: { partsDone: stored.done.length } });
      return sendParts(strapi, hand, file, { upload: stored, left: resume.left });
    }
    // As the platform itself would say: a file that never arrives in time is not begun anew for ever.
    if (resume.why === 'expired')
      throw new PluginError('API_PARAMETER', 'The upload was not complete before the platform forgot it');
  }
  const { wholeMb, partMb } = settingsOf(strapi).posts;
  const plan = planUpload(file.bytes, { wholeBytes: wholeMb * mib, partBytes: partMb * mib });
  if (plan.kind === 'whole') return sendWhole(strapi, hand, file);
  const upload = await beginParts(strapi, hand, file, plan.partBytes);
  return sendParts(strapi, hand, file, { upload, left: plan.parts });
}
