import { videosOf } from '../account/videos';
import type { Fields } from '../call';
import { now } from '../clock';
import type { Upload, Verdict } from '../publishing/book';
import { endReview } from '../publishing/review';
import { json, refusal, type Wire } from '../wire';
import type { Person, World } from '../world';
import { bodyProblem, type ControlRequest, type ControlRoute } from './request';

/** `/_sim/uploads` and `/_sim/media`: what came in, and how to lose it again. */
export const publishingRoutes: ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/uploads',
    answer: (world) => json(200, { uploads: [...world.publishing.uploads.values()].map(describe) }),
  },
  { method: 'POST', path: '/_sim/uploads/expire', answer: expire },
  { method: 'POST', path: '/_sim/uploads/lose', answer: lose },
  {
    method: 'GET',
    path: '/_sim/media',
    answer: (world) =>
      json(200, {
        media: [...world.publishing.media.values()].map(({ id, kind, openId, pieces, isUsed }) => ({
          id,
          kind,
          open_id: openId,
          used: isUsed,
          pieces,
        })),
      }),
  },
];

const describe = ({ uploadId, openId, endsMs, parts }: Upload): Fields => ({
  upload_id: uploadId,
  open_id: openId,
  ends: new Date(endsMs).toISOString(),
  parts: [...parts].map(([part_number, part]) => ({ part_number, ...part })),
});

/** The upload a body names, else the newest. */
const chosen = (world: World, { upload_id: id }: Fields): Upload | undefined =>
  typeof id === 'string' ? world.publishing.uploads.get(id) : [...world.publishing.uploads.values()].at(-1);

/** Ends an upload before its two hours. */
function expire(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, { upload_id: 'text' });
  if (problem) return problem;
  const upload = chosen(world, body);
  if (!upload) return refusal(404, 'There is no such upload.');
  upload.endsMs = now(world.clock);
  return json(200, describe(upload));
}

/** Loses a part that came in. */
function lose(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, { upload_id: 'text', part_number: 'count' }, ['part_number']);
  if (problem) return problem;
  const upload = chosen(world, body);
  if (!upload?.parts.delete(Number(body.part_number))) return refusal(404, 'There is no such part.');
  return json(200, describe(upload));
}

const VERDICTS: readonly Verdict[] = ['published', 'rejected', 'vanished'];

/** What a review comes to: that of a work, now or after some seconds, or without one that of the next work. */
export function reviewWork(world: World, person: Person, body: Fields): Wire {
  const rules = { verdict: VERDICTS, item_id: 'text', after_seconds: 'count' } as const;
  const problem = bodyProblem(body, rules, ['verdict']);
  if (problem) return problem;
  const verdict = body.verdict as Verdict; // checked against VERDICTS
  if (body.item_id === undefined) {
    const planned = [...(world.publishing.verdicts.get(person.id) ?? []), verdict];
    world.publishing.verdicts.set(person.id, planned);
    return json(200, { planned });
  }
  const itemId = String(body.item_id);
  if (!videosOf(world, person).some(({ item_id }) => item_id === itemId))
    return refusal(404, 'There is no such work.');
  endReview(world, itemId, verdict, Number(body.after_seconds ?? 0));
  return json(200, { item_id: itemId, verdict });
}

/** Takes the right to post from a person, or gives it back. */
export function banFromPosting(world: World, person: Person, body: Fields): Wire {
  const problem = bodyProblem(body, { banned: 'flag' }, ['banned']);
  if (problem) return problem;
  if (body.banned) world.publishing.banned.add(person.id);
  else world.publishing.banned.delete(person.id);
  return json(200, { banned: body.banned });
}
