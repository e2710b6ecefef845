import type { EventView } from '../../../contracts/lead-timeline';
import type { WordValues } from '../shared/words';

/** Gives names and words for what the facts of a line hold. */
export type Say = {
  person(id: unknown): string;
  team(id: unknown): string;
  account(id: unknown): string | undefined;
  stage(name: string): string;
  source(kind: string): string;
  field(name: string): string;
  moment(iso: string): string;
  list(items: string[]): string;
};

/** A sentence of the translations with its values. */
export type Sentence = { key: string; values: WordValues };

type Facts = EventView['facts'];

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const sentence = (name: string, values: WordValues = {}): Sentence => ({
  key: `lead.event.${name}`,
  values,
});

function found(name: string, { account, source, item }: Facts, say: Say): Sentence {
  const who = say.account(account);
  const kind = say.source(text(source));
  if (!who) return sentence(`${name}.plain`, { kind });
  return sentence(name, { kind, account: who, item: text(item) });
}

function given({ field, from, to }: Facts, say: Say): Sentence {
  const isTeam = field === 'team';
  const name = isTeam ? say.team : say.person;
  const what = isTeam ? 'team' : 'owner';
  if (!to) return sentence(`${what}-none`, { from: name(from) });
  if (!from) return sentence(`${what}-first`, { to: name(to) });
  return sentence(`${what}-other`, { from: name(from), to: name(to) });
}

function tagged({ from, to }: Facts, say: Say): Sentence {
  const [before, after] = [texts(from), texts(to)];
  const added = say.list(after.filter((tag) => !before.includes(tag)));
  const removed = say.list(before.filter((tag) => !after.includes(tag)));
  if (!removed) return sentence('tags-added', { added });
  return added ? sentence('tags-both', { added, removed }) : sentence('tags-removed', { removed });
}

function changed({ fields, reverted }: Facts, say: Say): Sentence {
  if (Array.isArray(fields)) {
    const names = say.list(texts(fields).map(say.field));
    return sentence(reverted ? 'reverted' : 'changed', { fields: names });
  }
  const all = Object.entries((fields ?? {}) as Record<string, { from?: unknown; to?: unknown }>);
  const parts = all.map(([name, { from, to }]) => {
    const change = [text(from), text(to)].filter(Boolean).join(' → ');
    return change ? `${say.field(name)} ${change}` : say.field(name);
  });
  return sentence('changed', { fields: say.list(parts) });
}

const numbers = (facts: Facts, say: Say) => ({ leads: say.list(texts(facts.leads).map((id) => `#${id}`)) });

const tellers: Record<EventView['kind'], (facts: Facts, say: Say) => Sentence> = {
  acquired: (facts, say) => found('acquired', facts, say),
  'source-added': (facts, say) => found('source-added', facts, say),
  returned: (facts, say) => found('returned', facts, say),
  gone: (facts, say) => found('gone', facts, say),
  changed,
  merged: (facts, say) => sentence('merged', numbers(facts, say)),
  separated: (facts, say) => sentence('separated', numbers(facts, say)),
  'stage-changed': ({ from, to }, say) =>
    sentence('status', { from: say.stage(text(from)), to: say.stage(text(to)) }),
  assigned: given,
  tagged,
  noted: ({ to }) => (to ? sentence('noted', { text: text(to) }) : sentence('noted-none')),
  'follow-up-set': ({ to }, say) =>
    to ? sentence('follow-up', { when: say.moment(text(to)) }) : sentence('follow-up-none'),
  'note-added': () => sentence('note-added'),
  'note-deleted': () => sentence('note-deleted'),
  revealed: ({ what }) => sentence(what === 'snapshot' ? 'revealed-snapshot' : 'revealed'),
  converted: ({ map, title }) => sentence('converted', { map: text(title ?? map) }),
};

/** What a line of a timeline says, after the name of whoever did it. */
export const sentenceOf = ({ kind, facts }: Pick<EventView, 'kind' | 'facts'>, say: Say): Sentence =>
  tellers[kind](facts, say);

const platformKinds: EventView['kind'][] = [
  'acquired',
  'source-added',
  'returned',
  'gone',
  'changed',
  'merged',
];

/** Whether a line needs no name before it: nobody but the platform did it. */
export const isPlatforms = ({ kind, actorKind }: Pick<EventView, 'kind' | 'actorKind'>): boolean =>
  actorKind === 'system' && platformKinds.includes(kind);
