import type { Fields } from '../call';
import { alliedId, nextNumber, personalId } from '../ids';
import { avatarUrl } from '../seed';
import { json, refusal, type Wire } from '../wire';
import type { Person, World } from '../world';
import { PERSON_ACTIONS } from './actions';
import { bodyProblem, type ControlRequest, type ControlRoute, type Rule } from './request';

/** `/_sim/people`: the users of the platform and what they do. */
export const peopleRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/people', answer: list },
  { method: 'POST', path: '/_sim/people', answer: create },
  { method: 'POST', path: '/_sim/people/:id/:action', answer: act },
];

const RULES: Record<keyof Person, Rule> = {
  id: 'text',
  nickname: 'text',
  avatar: 'text',
  short_id: 'text',
  mobile: 'text',
  roles: 'texts',
  pan115_user_id: 'count',
};

function list(world: World): Wire {
  const people = [...world.people.values()].map((person) => ({ ...person, ids: idsByApp(world, person) }));
  return json(200, { people });
}

/** The ids every app would see for this person. */
const idsByApp = ({ apps, ids }: World, { id }: Person): Fields =>
  Object.fromEntries(
    [...apps.values()].map(({ client_key, developer, company }) => [
      client_key,
      {
        open_id: personalId(ids, 'open', id, client_key),
        ...(developer === '' ? {} : { union_id: personalId(ids, 'union', id, developer) }),
        allied_id: alliedId(ids, id, company),
      },
    ]),
  );

function create(world: World, { call }: ControlRequest): Wire {
  const body = call.body.fields;
  const problem = bodyProblem(body, RULES, ['nickname']);
  if (problem) return problem;
  const number = nextNumber(world.ids, 'person');
  const id = typeof body.id === 'string' ? body.id : `person-${number}`;
  if (world.people.has(id)) return refusal(409, `The person ${id} exists already.`);
  const avatar = avatarUrl(world.ids, id);
  const blank: Person = {
    id,
    nickname: '',
    avatar,
    short_id: String(80010000 + number),
    mobile: '',
    roles: [],
    pan115_user_id: 350000000 + number,
  };
  const person: Person = { ...blank, ...body }; // checked against RULES
  world.people.set(id, person);
  return json(201, person);
}

function act(world: World, { call, params }: ControlRequest): Wire {
  const person = world.people.get(params.id ?? '');
  if (!person) return refusal(404, `There is no person ${params.id}.`);
  const action = PERSON_ACTIONS.get(params.action ?? '');
  if (!action) return refusal(404, `A person can ${[...PERSON_ACTIONS.keys()].join(', ')}.`);
  return action(world, person, call.body.fields);
}
