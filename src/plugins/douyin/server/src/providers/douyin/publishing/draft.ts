import { faultAt } from '../../../shared/errors';
import { platformLimits, videoTypes } from './limits';
import { signsOf } from './text';

/** A limit of the platform, by name. */
export type LimitName = keyof typeof platformLimits;

/** The limits that a site can set for itself, where the platform states none. */
export type OwnLimits = Partial<Record<LimitName, number>>;

/** What is known of a post before it is sent; what is not known is not judged. */
export type Draft = {
  text: string;
  video?: { bytes: number; contentType?: string | undefined; seconds?: number | undefined } | undefined;
  images?: readonly { bytes: number }[] | undefined;
};

/** Something the platform may refuse: where, by which limit, and how far beyond it. */
export type DraftWarning =
  | { field: string; limit: LimitName; most: number; found: number }
  | { field: string; limit: 'videoType'; found: string };

type Measure = { field: string; limit: LimitName; found: number };

function measuresOf({ text, video, images = [] }: Draft): Measure[] {
  const measures: Measure[] = [{ field: 'text', limit: 'textSigns', found: signsOf(text) }];
  if (video) measures.push({ field: 'video', limit: 'videoBytes', found: video.bytes });
  if (video?.seconds !== undefined)
    measures.push({ field: 'video', limit: 'videoSeconds', found: video.seconds });
  measures.push({ field: 'images', limit: 'images', found: images.length });
  for (const [index, { bytes }] of images.entries())
    measures.push({ field: `images.${index}`, limit: 'imageBytes', found: bytes });
  return measures;
}

function faultOf({ video, images }: Draft): [field: string, sentence: string] | null {
  if (!video && !images?.length) return ['video', 'give a video or pictures'];
  if (video && images?.length) return ['images', 'give a video or pictures, not both'];
  if (video?.bytes === 0) return ['video', 'the file is empty'];
  const empty = images?.findIndex(({ bytes }) => bytes === 0) ?? -1;
  return empty === -1 ? null : [`images.${empty}`, 'the file is empty'];
}

/**
 * Checks a post against what the platform takes. Throws POST_INVALID for what it surely refuses, naming the field; limits
 * that no documentation states, and kinds of files it does not advise, are warned of.
 */
export function checkDraft(draft: Draft, own: OwnLimits = {}): DraftWarning[] {
  const wrong = faultOf(draft);
  if (wrong) throw faultAt('POST_INVALID', ...wrong);
  const beyond = measuresOf(draft)
    .map((measure) => ({ ...measure, most: own[measure.limit] ?? platformLimits[measure.limit].most }))
    .filter(({ most, found }) => found > most);
  const sure = beyond.find(({ limit }) => platformLimits[limit].sure);
  if (sure)
    throw faultAt('POST_INVALID', sure.field, `${sure.found} is more than the platform takes (${sure.most})`);
  const { contentType } = draft.video ?? {};
  if (contentType === undefined || videoTypes.includes(contentType)) return beyond;
  return [...beyond, { field: 'video', limit: 'videoType', found: contentType }];
}
