import { text, type Fields } from '../call';
import { DAY, HOUR, now } from '../clock';
import { reject, type Rejection } from '../codes';
import { badParameter } from '../leads/pages';
import type { AccountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import { tellApp } from '../webhooks/happen';
import type { World } from '../world';
import { publishing } from './access';
import type { Medium } from './book';
import { beginReview } from './review';
import { addWork, UNSEEN } from './works';

/** 创建抖音视频 and 发布图文. */
export const createEndpoints: Endpoint[] = [
  publishing('create_video', (world, access, { body }) => {
    const { fields } = body;
    const video = mediumOf(world, access, fields.video_id, 'video');
    if (!video) return reject(2190007);
    const cover = fields.custom_cover_image_url;
    if (cover !== undefined && !mediumOf(world, access, cover, 'image'))
      return badParameter('custom_cover_image_url');
    if (!isMissingOr(fields.cover_tsp, (value) => Number(value) >= 0)) return badParameter('cover_tsp');
    return publish(world, access, { fields, media: [video], mediaType: 4 });
  }),
  publishing('create_image_text', (world, access, { body }) => {
    const { image_list: ids } = body.fields;
    if (!Array.isArray(ids) || ids.length === 0 || ids.length > world.switches.imagesMax)
      return badParameter('image_list');
    const images = ids.flatMap((id) => mediumOf(world, access, id, 'image') ?? []);
    if (images.length < ids.length || new Set(ids).size < ids.length) return badParameter('image_list');
    return publish(world, access, { fields: body.fields, media: images, mediaType: 2 });
  }),
];

const isMissingOr = (value: unknown, isGood: (value: unknown) => boolean): boolean =>
  value === undefined || value === null || isGood(value);

/** What the account uploaded with this app and has not shown yet. */
function mediumOf(world: World, access: AccountAccess, id: unknown, kind: Medium['kind']) {
  const medium = world.publishing.media.get(String(id));
  const isTheirs = medium?.kind === kind && medium.openId === access.grant.openId && !medium.isUsed;
  return isTheirs ? medium : undefined;
}

function fieldProblem(world: World, fields: Fields): Rejection | undefined {
  const isText = (value: unknown): boolean =>
    typeof value === 'string' && [...value].length <= world.switches.textMax;
  if (!isMissingOr(fields.text, isText)) return badParameter('text');
  const isStatus = (value: unknown): boolean => [0, 1, 2].some((known) => known === value);
  if (!isMissingOr(fields.private_status, isStatus)) return badParameter('private_status');
  const isPeople = (value: unknown): boolean =>
    Array.isArray(value) && value.every((id) => typeof id === 'string' && id !== '');
  return isMissingOr(fields.at_users, isPeople) ? undefined : badParameter('at_users');
}

/** Midnight in Beijing before a moment. */
const dayOf = (ms: number): number => Math.floor((ms + 8 * HOUR) / DAY);

/** Whether the person may post once more today; counts it when so. */
function countPost(world: World, personId: string): Rejection | undefined {
  if (world.publishing.banned.has(personId)) return reject(2114005);
  const nowMs = now(world.clock);
  const today = (world.publishing.posts.get(personId) ?? []).filter((ms) => dayOf(ms) === dayOf(nowMs));
  if (today.length >= world.switches.postsPerDay) return reject(2114007);
  world.publishing.posts.set(personId, [...today, nowMs]);
  return undefined;
}

type Post = { fields: Fields; media: Medium[]; mediaType: number };

/** A new work, seen by its author alone until the review ends; the app is told at once. */
function publish(world: World, { person, app }: AccountAccess, { fields, media, mediaType }: Post): Outcome {
  const refused = fieldProblem(world, fields) ?? countPost(world, person.id);
  if (refused) return refused;
  for (const medium of media) medium.isUsed = true;
  const { item_id, video_id } = addWork(world, person, {
    title: text(fields, 'text'),
    media_type: mediaType,
    statistics: UNSEEN,
  });
  beginReview(world, person.id, item_id, Number(fields.private_status ?? 0) !== 0);
  tellApp(world, app.client_key, person.id, 'create_video', { item_id, share_id: '', video_id });
  return { data: { item_id, video_id } };
}
