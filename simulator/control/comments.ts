import { videosOf } from '../account/videos';
import type { Fields } from '../call';
import { now, SECOND } from '../clock';
import { bookOf, writeComment, type Comment, type ItemComments } from '../leads/comment-book';
import { json, refusal, type Wire } from '../wire';
import type { Person, World } from '../world';
import { tellApps } from '../webhooks/happen';
import { openIdOf } from '../leads/someone';
import { bodyProblem } from './request';

function workOf(world: World, owner: Person, itemId: unknown) {
  const works = videosOf(world, owner);
  const video = itemId === undefined ? works[0] : works.find(({ item_id }) => item_id === itemId);
  return video ?? refusal(404, `${owner.id} has no such work.`);
}

/** Writes under a work of the person named, its newest unless told otherwise; with `comment_id` a reply. */
export function writeUnder(world: World, person: Person, body: Fields): Wire {
  const rules = { person: 'text', content: 'text', item_id: 'text', comment_id: 'text' } as const;
  const problem = bodyProblem(body, rules, ['person', 'content']);
  if (problem) return problem;
  const owner = world.people.get(String(body.person));
  if (!owner) return refusal(404, `There is no person ${String(body.person)}.`);
  const video = workOf(world, owner, body.item_id);
  if ('status' in video) return video;
  const written = { actor: person.id, content: String(body.content), atMs: now(world.clock) };
  const parent = typeof body.comment_id === 'string' ? { parent: body.comment_id } : {};
  const comment = writeComment({ world, owner, video }, { ...written, ...parent });
  tellComment(world, person, owner, { ...parent, itemId: video.item_id, comment });
  return json(200, { item_id: video.item_id, comment_id: comment.id });
}

type Written = { itemId: string; parent?: string; comment: Comment };

function tellComment(
  world: World,
  person: Person,
  owner: Person,
  { itemId, parent, comment }: Written,
): void {
  for (const app of world.apps.values())
    tellApps(
      world,
      person.id,
      owner.id,
      'item_comment_reply',
      {
        comment_id: comment.id,
        comment_user_id: openIdOf(world, app, person.id),
        content: comment.content,
        create_time: Math.floor(comment.atMs / SECOND),
        digg_count: 0,
        reply_comment_total: 0,
        reply_to_comment_id: parent ?? '',
        reply_to_item_id: itemId,
        at_user_id: '',
      },
      app,
    );
}

/** How many comments are invented under an own work, its newest unless told otherwise, and how many rows are bad. */
export function setComments(world: World, person: Person, body: Fields): Wire {
  const problem = bodyProblem(body, { item_id: 'text', count: 'count', badPercent: 'percent' });
  if (problem) return problem;
  const video = workOf(world, person, body.item_id);
  if ('status' in video) return video;
  const { item_id: itemId, ...changes } = body;
  const { written, top, ...book } = Object.assign(bookOf({ world, video }), changes as Partial<ItemComments>); // checked
  return json(200, { item_id: itemId ?? video.item_id, ...book, written: written.length, top });
}
