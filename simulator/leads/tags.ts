import { text, type Call, type Fields } from '../call';
import { isRejection } from '../codes';
import { nextNumber } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { Person, World } from '../world';
import { legacyAccess } from './legacy';
import { askedPage, badParameter, endOf, placesOf } from './pages';

/** A tag an account made, and the open_ids it gave it to. */
export type Tag = { tag_id: number; tag_name: string; users: string[] };

/** Tags of an account, and of one user, at most (reference §6.1). */
const MOST_TAGS = 100;
const MOST_OF_USER = 5;
const MOST_ROWS = 20;

/** 标签 of 意向用户 (reference §6.1), retired on 2023-05-31. */
export const tagEndpoints: Endpoint[] = [
  endpoint('leads_tag_list', 'GET', 'list', list),
  endpoint('leads_tag_user_list', 'GET', 'user/list', users),
  endpoint('leads_tag_create', 'POST', 'create', create),
  endpoint('leads_tag_update', 'POST', 'update', rename),
  endpoint('leads_tag_delete', 'POST', 'delete', remove),
  endpoint('leads_tag_user_update', 'POST', 'user/update', bind),
];

type At = { world: World; person: Person; tags: Tag[] };

function endpoint(
  name: string,
  method: string,
  path: string,
  show: (at: At, call: Call) => Outcome,
): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const access = legacyAccess(world, call, 'enterprise.data');
    if (isRejection(access)) return access;
    return show({ world, person: access.person, tags: tagsOf(world, access.person) }, call);
  };
  return { name, path: `/enterprise/leads/tag/${path}`, methods: [method], envelope: 'classic', answer };
}

const tagsOf = (world: World, { id }: Person): Tag[] => world.tags.get(id) ?? [];

const shown = ({ tag_id, tag_name }: Tag): Fields => ({ tag_id, tag_name });

/** The tags of one user. */
export const tagsOfUser = (world: World, person: Person, openId: string): Fields[] =>
  tagsOf(world, person)
    .filter(({ users: bound }) => bound.includes(openId))
    .map(shown);

/** A page of some list, as the two lists of tags answer it. */
function pageOf(world: World, call: Call, rows: unknown[]): Outcome {
  const asked = askedPage(world, call, MOST_ROWS);
  if (isRejection(asked)) return asked;
  const page = placesOf(asked, rows.length).map((place) => rows[place]);
  return { data: { list: page, ...endOf(world, asked, rows.length) } };
}

function list({ world, tags }: At, call: Call): Outcome {
  return pageOf(world, call, tags.map(shown));
}

function users({ world, tags }: At, call: Call): Outcome {
  const tag = tags.find(({ tag_id }) => String(tag_id) === text(call.query, 'tag_id'));
  return tag ? pageOf(world, call, tag.users) : badParameter('tag_id');
}

function create({ world, person, tags }: At, call: Call): Outcome {
  const name = text(call.body.fields, 'tag_name');
  if (name === '' || tags.length >= MOST_TAGS) return badParameter('tag_name');
  const tag: Tag = { tag_id: 7000 + nextNumber(world.ids, 'tag'), tag_name: name, users: [] };
  world.tags.set(person.id, [...tags, tag]);
  return { data: { tag_id: tag.tag_id } };
}

const named = ({ tags }: At, call: Call): Tag | undefined =>
  tags.find(({ tag_id }) => tag_id === Number(call.body.fields.tag_id));

function rename(at: At, call: Call): Outcome {
  const [tag, name] = [named(at, call), text(call.body.fields, 'tag_name')];
  if (!tag || name === '') return badParameter(tag ? 'tag_name' : 'tag_id');
  tag.tag_name = name;
  return { data: {} };
}

function remove(at: At, call: Call): Outcome {
  const tag = named(at, call);
  if (!tag) return badParameter('tag_id');
  at.world.tags.set(
    at.person.id,
    at.tags.filter((other) => other !== tag),
  );
  return { data: {} };
}

/** Gives the tag to a user, or takes it away. */
function bind(at: At, call: Call): Outcome {
  const [tag, user, wanted] = [named(at, call), text(call.body.fields, 'user_id'), call.body.fields.bind];
  if (!tag || user === '' || typeof wanted !== 'boolean') return badParameter('tag_id');
  const rest = tag.users.filter((id) => id !== user);
  if (wanted && tagsOfUser(at.world, at.person, user).length >= MOST_OF_USER) return badParameter('bind');
  tag.users = wanted ? [...rest, user] : rest;
  return { data: {} };
}
