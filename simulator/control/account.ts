import type { Video } from '../account/videos';
import type { Fields } from '../call';
import { now, SECOND } from '../clock';
import { personalId } from '../ids';
import { livingGrants } from '../oauth/grants';
import { addWork } from '../publishing/works';
import { json, refusal, type Wire } from '../wire';
import type { Person, World } from '../world';
import { noteIntention } from './intentions';
import { tellApp } from '../webhooks/happen';
import { bodyProblem, type Rule } from './request';

/** Follows the person named; answers the open_ids an app sees when `client_key` says which. */
export function followPerson(world: World, person: Person, body: Fields): Wire {
  return toward(world, person, body, (followers, account) => {
    if (!followers.has(person.id)) {
      followers.set(person.id, now(world.clock));
      noteIntention(world, person, account, 'new_follow_action', (ms) => ({
        action_type: 1,
        action_time: Math.floor(ms / SECOND),
      }));
    }
    const since = followers.get(person.id) ?? 0;
    return { follow_time: Math.floor(since / SECOND) };
  });
}

/** Follows the person named no longer. */
export function unfollowPerson(world: World, person: Person, body: Fields): Wire {
  return toward(world, person, body, (followers) => ({ ended: followers.delete(person.id) }));
}

function toward(
  world: World,
  person: Person,
  body: Fields,
  change: (followers: Map<string, number>, account: Person) => Fields,
): Wire {
  const problem = bodyProblem(body, { person: 'text', client_key: 'text' }, ['person']);
  if (problem) return problem;
  const account = world.people.get(String(body.person));
  if (!account) return refusal(404, `There is no person ${String(body.person)}.`);
  const followers = world.follows.get(account.id) ?? new Map<string, number>();
  world.follows.set(account.id, followers);
  return json(200, { ...idsFor(world, body.client_key, person, account), ...change(followers, account) });
}

function idsFor(world: World, clientKey: unknown, follower: Person, account: Person): Fields {
  if (typeof clientKey !== 'string') return {};
  const idOf = ({ id }: Person): string => personalId(world.ids, 'open', id, clientKey);
  return { open_id: idOf(account), follower_open_id: idOf(follower) };
}

const VIDEO: Record<keyof Omit<Video, 'item_id' | 'video_id'>, Rule> = {
  title: 'text',
  cover: 'text',
  share_url: 'text',
  create_time: 'count',
  is_top: 'flag',
  is_reviewed: 'flag',
  video_status: 'count',
  media_type: 'count',
  statistics: 'object',
};

/** Publishes a work, now unless told otherwise; answers it as the platform lists it. */
export function publishVideo(world: World, person: Person, body: Fields): Wire {
  const problem = bodyProblem(body, VIDEO);
  if (problem) return problem;
  const video = addWork(world, person, body); // checked against VIDEO
  for (const { client_key: key } of world.apps.values()) {
    const openId = personalId(world.ids, 'open', person.id, key);
    if (livingGrants(world, openId).length > 0)
      tellApp(world, key, person.id, 'create_video', { item_id: video.item_id, share_id: '' });
  }
  return json(200, video);
}
