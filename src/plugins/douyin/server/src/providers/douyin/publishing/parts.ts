import { advised, partLeastBytes, platformLimits, uploadLifeSeconds } from './limits';

/** One part of a file: its number from 1, where it begins and how much it holds. */
export type Part = { number: number; start: number; bytes: number };

/** How a file goes to the platform: whole, or by parts. */
export type UploadPlan = { kind: 'whole' } | { kind: 'parts'; partBytes: number; parts: Part[] };

/** Sizes to plan with, in bytes. */
export type PartSizes = {
  /** Up to this a file goes whole. Default 50 MB, as advised; never above 128 MB. */
  wholeBytes?: number;
  /** A part, the last one excepted. Default 20 MB, as advised; never below 5 MB nor above 128 MB. */
  partBytes?: number;
};

const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

/** The parts of a file in their order; only the last is smaller than the others. */
export function cutIntoParts(fileBytes: number, partBytes: number): Part[] {
  const count = Math.max(1, Math.ceil(fileBytes / partBytes));
  return Array.from({ length: count }, (_, index) => {
    const start = index * partBytes;
    return { number: index + 1, start, bytes: Math.min(partBytes, fileBytes - start) };
  });
}

/** Plans how a file goes to the platform; sizes outside what it takes are brought inside. */
export function planUpload(fileBytes: number, sizes: PartSizes = {}): UploadPlan {
  const most = platformLimits.wholeBytes.most;
  if (fileBytes <= within(sizes.wholeBytes ?? advised.wholeBytes, 0, most)) return { kind: 'whole' };
  const partBytes = within(sizes.partBytes ?? advised.partBytes, partLeastBytes, most);
  return { kind: 'parts', partBytes, parts: cutIntoParts(fileBytes, partBytes) };
}

/** What is kept of an upload by parts, so that it can go on after a crash. */
export type StoredUpload = {
  uploadId: string;
  startedAt: Date;
  fileBytes: number;
  partBytes: number;
  /** Numbers of the parts the platform has confirmed. */
  done: readonly number[];
};

/** How a stored upload goes on: with the parts that are left, or from the beginning and why. */
export type ResumePlan =
  { kind: 'resume'; uploadId: string; left: Part[] } | { kind: 'restart'; why: 'expired' | 'another-file' };

// What is left must still be sent and completed within the life of the upload.
const marginSeconds = 120;

/** Plans how a stored upload of a file goes on at a moment. */
export function planResume(stored: StoredUpload, fileBytes: number, now: Date): ResumePlan {
  if (stored.fileBytes !== fileBytes) return { kind: 'restart', why: 'another-file' };
  const ageSeconds = (now.getTime() - stored.startedAt.getTime()) / 1000;
  if (ageSeconds < 0 || ageSeconds > uploadLifeSeconds - marginSeconds)
    return { kind: 'restart', why: 'expired' };
  const done = new Set(stored.done);
  const left = cutIntoParts(fileBytes, stored.partBytes).filter(({ number }) => !done.has(number));
  return { kind: 'resume', uploadId: stored.uploadId, left };
}
