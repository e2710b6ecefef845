import type { Core } from '@strapi/strapi';
import type { PostWarning, PostWay } from '../../../contracts/post-views';
import { settingsOf } from '../config';
import { addSeconds, clock } from '../shared/clock';
import { service } from '../shared/service';
import { postUid, type PostRow } from './row';
import { quotaDay } from './steps/waits';
import { titleOf } from './trail';

const warning = <Code extends string>(code: Code, message: string): { code: Code; message: string } => ({
  code,
  message,
});

/** The scope that each way needs of the account; the link needs rights of the app alone. */
export const neededScope = ({ way }: Pick<PostRow, 'way'>): string | null =>
  way === 'create' ? 'video.create.bind' : null;

/** What decides whether a way is open: the scopes the account granted, whether its grant is gone, and the switch of its app. */
export type Standing = { scopes: readonly string[]; isLost: boolean; publishOn: boolean };

/** Why a way is not open as things stand. */
export function lacksIn({ scopes, isLost, publishOn }: Standing, way: PostWay) {
  const scope = neededScope({ way });
  const isMissing = !isLost && scope !== null && !scopes.includes(scope);
  return [
    ...(publishOn ? [] : [warning('POST_OFF', 'Publishing is switched off for this app')]),
    ...(isLost ? [warning('AUTH_GRANT_LOST', 'The account is disconnected')] : []),
    ...(isMissing ? [warning('AUTH_SCOPE_MISSING', `The account has not granted ${scope}`)] : []),
  ];
}

type Subject = Pick<PostRow, 'appId' | 'accountId' | 'way'>;

/** Why a post could not go out as its account stands now. */
export async function lacksOf(strapi: Core.Strapi, post: Subject): Promise<PostWarning[]> {
  const { scopes, disconnectedAt } = await service(strapi, 'accounts').get(post.accountId);
  const app = await service(strapi, 'apps').find('douyin', { id: post.appId });
  const standing = {
    scopes: scopes ?? [],
    isLost: disconnectedAt !== null,
    publishOn: Boolean(app?.publishOn),
  };
  return lacksIn(standing, post.way);
}

async function grantEnding(strapi: Core.Strapi, { accountId }: Subject, at: Date): Promise<PostWarning[]> {
  const token = await service(strapi, 'tokens').peek(accountId);
  if (!token) return [warning('AUTH_GRANT_LOST', 'The account has no tokens: it must be connected again')];
  const { refreshExpiresAt } = token;
  if (!refreshExpiresAt || refreshExpiresAt > at) return [];
  return [
    warning('AUTH_GRANT_LOST', `The grant of the account ends before, at ${refreshExpiresAt.toISOString()}`),
  ];
}

const dayMs = 86_400_000;
const living = [
  'scheduled',
  'queued',
  'uploading',
  'creating',
  'unknown',
  'reviewing',
  'published',
  'rejected',
];

/** Posts of an account on the day in Beijing of a moment, this one left out. */
async function postsOnDay(strapi: Core.Strapi, accountId: string, at: Date, id: string): Promise<number> {
  const begin = new Date(quotaDay(at) * dayMs - 8 * 3_600_000);
  const span = { $gte: begin, $lt: addSeconds(begin, 86_400) };
  return strapi.db.query(postUid).count({
    where: {
      accountId,
      documentId: { $ne: id },
      stage: { $in: living },
      $or: [{ scheduledAt: span }, { sentAt: span }],
    },
  });
}

async function quotaFull(
  strapi: Core.Strapi,
  { accountId, documentId }: PostRow,
  at: Date,
): Promise<PostWarning[]> {
  const { perDay } = settingsOf(strapi).posts;
  if (perDay === null || (await postsOnDay(strapi, accountId, at, documentId)) < perDay) return [];
  return [warning('API_QUOTA', `The account has ${perDay} posts on that day already`)];
}

/** What may stand in the way of a post at the moment it is to come out. */
export async function lookAhead(strapi: Core.Strapi, post: PostRow, at: Date): Promise<PostWarning[]> {
  const lacks = await lacksOf(strapi, post);
  const isLost = lacks.some(({ code }) => code === 'AUTH_GRANT_LOST');
  const ending = isLost ? [] : await grantEnding(strapi, post, at);
  return [...lacks, ...ending, ...(await quotaFull(strapi, post, at))];
}

const hoursAhead = [24, 1];

/** When a scheduled post is looked at next: a day and an hour before; null: no more. */
export function nextLookAt(scheduledAt: Date, now: Date): Date | null {
  const moments = hoursAhead.map((hours) => addSeconds(scheduledAt, -hours * 3600));
  return moments.find((moment) => moment > now) ?? null;
}

/** Looks at one scheduled post, and warns its people of what stands in its way. */
export async function lookAtScheduled(strapi: Core.Strapi, post: PostRow): Promise<void> {
  const at = new Date(post.scheduledAt ?? clock.now());
  const warnings = await lookAhead(strapi, post, at);
  const where = { documentId: post.documentId, version: post.version };
  const change = { warnings, lookAt: nextLookAt(at, clock.now()) };
  await strapi.db.query(postUid).updateMany({ where, data: change });
  const [first] = warnings;
  if (!first) return;
  const name = await service(strapi, 'accounts').nickname(post.accountId);
  await service(strapi, 'notices').warn({
    key: `post-at-risk:${post.documentId}:${post.version}:${new Date(post.lookAt ?? at).getTime()}`,
    kind: 'post-at-risk',
    severity: 'warning',
    subject: { type: 'account', id: post.accountId, name },
    facts: { code: first.code, post: titleOf(post), at: at.toISOString() },
  });
}
