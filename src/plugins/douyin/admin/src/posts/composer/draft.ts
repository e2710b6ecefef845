import type {
  MediaSource,
  PostCover,
  PostInput,
  PostKind,
  PostView,
  PostWay,
  ShownFile,
} from '../../../../contracts/post-views';
import type { When } from './when';

/** A video or a picture of a draft; `file` is known of those in the media library. */
export type MediaItem = { source: MediaSource; file: ShownFile | null };

/** What stands for a video before it plays. */
export type CoverDraft =
  { kind: 'none' } | { kind: 'moment'; seconds: string } | { kind: 'picture'; item: MediaItem };

/** A post as the form holds it; what belongs to the other kind stays until the form is left. */
export type Draft = {
  accountId: string;
  kind: PostKind;
  way: PostWay;
  title: string;
  description: string;
  video: MediaItem | null;
  images: MediaItem[];
  cover: CoverDraft;
  privacy: PostInput['privacy'];
  when: When;
};

/** A draft with nothing in it. */
export const blankDraft = (accountId: string, way: PostWay, when: When): Draft => ({
  accountId,
  kind: 'video',
  way,
  title: '',
  description: '',
  video: null,
  images: [],
  cover: { kind: 'none' },
  privacy: 0,
  when,
});

type Stored = Pick<PostView, 'media' | 'cover' | 'files'>;

const itemOf = ({ files }: Pick<Stored, 'files'>, source: MediaSource): MediaItem => ({
  source,
  file: source.from === 'library' ? (files.find(({ id }) => id === source.id) ?? null) : null,
});

/** The videos or pictures of a stored post. */
export const itemsOf = (post: Stored): MediaItem[] => post.media.map((source) => itemOf(post, source));

/** The cover of a stored post. */
export function coverOf(post: Stored): CoverDraft {
  const { cover } = post;
  if (cover === null) return { kind: 'none' };
  if (cover.from === 'moment') return { kind: 'moment', seconds: String(cover.seconds) };
  return { kind: 'picture', item: itemOf(post, cover) };
}

/** A stored post as the form holds it. */
export function draftOf(post: PostView, when: When): Draft {
  const items = itemsOf(post);
  const { accountId, kind, way, title, description, privacy } = post;
  return {
    ...{ accountId, kind, way, title, description, privacy, when },
    video: kind === 'video' ? (items[0] ?? null) : null,
    images: kind === 'images' ? items : [],
    cover: coverOf(post),
  };
}

/** What a draft shows. */
export const shownItems = ({ kind, video, images }: Pick<Draft, 'kind' | 'video' | 'images'>): MediaItem[] =>
  kind === 'images' ? images : video ? [video] : [];

/** Only a video that this site makes has a cover. */
export const mayHaveCover = ({ kind, way }: Pick<Draft, 'kind' | 'way'>): boolean =>
  kind === 'video' && way === 'create';

/** Seconds as they were typed; null: no number from 0 on. */
export function secondsIn(text: string): number | null {
  const seconds = Number(text.trim() || Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= 86_400 ? seconds : null;
}

function coverInput(draft: Draft): PostCover | null {
  const { cover } = draft;
  if (!mayHaveCover(draft) || cover.kind === 'none') return null;
  if (cover.kind === 'picture') return cover.item.source;
  const seconds = secondsIn(cover.seconds);
  return seconds === null ? null : { from: 'moment', seconds };
}

/** A draft as the server takes it. */
export const toInput = (draft: Draft): PostInput => {
  const { accountId, kind, way, title, description, privacy } = draft;
  const media = shownItems(draft).map(({ source }) => source);
  return { accountId, kind, way, title, description, media, cover: coverInput(draft), privacy };
};

/** The list with one item moved so many places. */
export function moved<Item>(items: readonly Item[], from: number, by: number): Item[] {
  const to = from + by;
  if (to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, place) => place !== from);
  return [...rest.slice(0, to), items[from] as Item, ...rest.slice(to)];
}
