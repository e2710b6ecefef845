import type { PostAccount, PostDesk } from '../../../../contracts/post-desk';
import { signsOf, wholeText } from '../preview/text-parts';
import { mayHaveCover, secondsIn, shownItems, type Draft } from './draft';
import { isAhead } from './when';

/** Parts of the form that something can be found about. */
export type FieldName = 'account' | 'way' | 'media' | 'cover' | 'title' | 'text' | 'when';

/**
 * What was found about a draft: a translation key below `post.finding` with its values. What `stops` saving or publishing is
 * a fault; the rest may go wrong later, and is warned of.
 */
export type Finding = {
  field: FieldName;
  key: string;
  values?: Record<string, string | number>;
  stops: 'save' | 'publish' | null;
};

/** What a draft is judged by. */
export type Judging = { desk: PostDesk; now: Date; zone: string };

const mib = 1024 * 1024;
const inMb = (bytes: number): number => Math.ceil((bytes / mib) * 10) / 10;

/** The account of a draft; null where it is none of those that can be chosen. */
export const accountIn = ({ accounts }: PostDesk, id: string): PostAccount | null =>
  accounts.find((account) => account.id === id) ?? null;

function ofAccount(draft: Draft, { desk }: Judging): Finding[] {
  const account = accountIn(desk, draft.accountId);
  if (!account) return [{ field: 'account', key: 'no-account', stops: 'save' }];
  const { lack, doubts } = account.ways[draft.way];
  return [
    // A slot ahead may be reached with what is missing now.
    ...(lack
      ? [{ field: 'way', key: `lack.${lack}`, stops: draft.when.later ? null : 'publish' } as const]
      : []),
    ...doubts.map((doubt): Finding => ({ field: 'way', key: `doubt.${doubt}`, stops: null })),
  ];
}

function ofVideo({ video }: Draft, { desk: { limits } }: Judging): Finding[] {
  const file = video?.file;
  if (!file) return [];
  const found: Finding[] = [];
  const sizes = { found: inMb(file.bytes), most: inMb(limits.videoBytes) };
  if (file.bytes > limits.videoBytes)
    found.push({ field: 'media', key: 'video-size', values: sizes, stops: 'save' });
  if (!limits.videoTypes.includes(file.mime))
    found.push({ field: 'media', key: 'video-type', values: { type: file.mime }, stops: null });
  return found;
}

function ofImages({ images }: Draft, { desk: { limits } }: Judging): Finding[] {
  const found: Finding[] = [];
  const values = { found: images.length, most: limits.images };
  if (images.length > limits.images) found.push({ field: 'media', key: 'image-count', values, stops: null });
  for (const [place, { file }] of images.entries())
    if (file && file.bytes > limits.imageBytes) {
      const sizes = { place: place + 1, found: inMb(file.bytes), most: inMb(limits.imageBytes) };
      found.push({ field: 'media', key: 'image-size', values: sizes, stops: null });
    }
  return found;
}

function ofMedia(draft: Draft, judging: Judging): Finding[] {
  const items = shownItems(draft);
  if (items.length === 0) return [{ field: 'media', key: `no-${draft.kind}`, stops: 'publish' }];
  const isFetchable = items.every(({ source: { from } }) => from === 'library' || from === 'url');
  const isGone = items.some(({ source, file }) => source.from === 'library' && file === null);
  return [
    ...(draft.way === 'handoff' && !isFetchable
      ? [{ field: 'media', key: 'handoff-media', stops: 'save' } as const]
      : []),
    ...(isGone ? [{ field: 'media', key: 'gone', stops: 'save' } as const] : []),
    ...(draft.kind === 'video' ? ofVideo(draft, judging) : ofImages(draft, judging)),
  ];
}

function ofCover(draft: Draft): Finding[] {
  const { cover } = draft;
  const isWrong = mayHaveCover(draft) && cover.kind === 'moment' && secondsIn(cover.seconds) === null;
  return isWrong ? [{ field: 'cover', key: 'moment', stops: 'save' }] : [];
}

function ofWords(draft: Draft, { desk: { limits } }: Judging): Finding[] {
  const text = wholeText(draft);
  const [title, all] = [signsOf(draft.title.trim()), signsOf(text)];
  const found: Finding[] = [];
  if (title > limits.titleSigns)
    found.push({ field: 'title', key: 'long-title', values: { most: limits.titleSigns }, stops: null });
  if (all > limits.textSigns)
    found.push({
      field: 'text',
      key: 'long-text',
      values: { found: all, most: limits.textSigns },
      stops: null,
    });
  if (text === '') found.push({ field: 'text', key: 'no-text', stops: null });
  return found;
}

function ofWhen({ when }: Draft, { zone, now }: Judging): Finding[] {
  return isAhead(when, zone, now) ? [] : [{ field: 'when', key: 'past', stops: 'publish' }];
}

/** All that is wrong with a draft, or may become so. */
export const findingsOf = (draft: Draft, judging: Judging): Finding[] => [
  ...ofAccount(draft, judging),
  ...ofMedia(draft, judging),
  ...ofCover(draft),
  ...ofWords(draft, judging),
  ...ofWhen(draft, judging),
];

/** What hinders saving, or publishing. */
export const stopping = (findings: readonly Finding[], what: 'save' | 'publish'): Finding[] =>
  findings.filter(({ stops }) => stops === 'save' || (what === 'publish' && stops === 'publish'));
