import type { Fields } from '../call';
import { audienceOf, fanCount, type Audience } from '../leads/audience';
import { json, type Wire } from '../wire';
import type { Person, World } from '../world';
import { bodyProblem, type Rule } from './request';

const RULES: Record<keyof Audience, Rule> = {
  count: 'count',
  pool: 'text',
  following: 'count',
  leads: 'count',
  cap: 'count',
  shufflePercent: 'percent',
  badPercent: 'percent',
  changedPercent: 'percent',
  empty: 'flag',
};

/** Changes the people around an account; answers all settings and the number of fans. An empty body changes nothing. */
export function setAudience(world: World, person: Person, body: Fields): Wire {
  const problem = bodyProblem(body, RULES);
  if (problem) return problem;
  world.audiences.set(person.id, { ...world.audiences.get(person.id), ...(body as Partial<Audience>) }); // checked
  return json(200, { ...audienceOf(world, person), total: fanCount(world, person) });
}
