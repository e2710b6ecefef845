import type { Colleague, Mention } from '../../../../contracts/lead-timeline';

/** A name that is being written: where its `@` stands, and what follows it up to the caret. */
export type Asked = { from: number; word: string };

const longestName = 40;

/** The name that is being written at the caret; null where none is. An `@` within a word, as in an address, asks for nobody. */
export function askedAt(text: string, caret: number): Asked | null {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || /[\w.]$/.test(before.slice(0, from))) return null;
  const word = before.slice(from + 1);
  return word.length > longestName || /\n/.test(word) ? null : { from, word };
}

/** Colleagues whose name holds what was written, those whose name begins with it first. */
export function matching(colleagues: Colleague[], { word }: Asked, limit = 8): Colleague[] {
  const wanted = word.toLowerCase();
  const found = colleagues.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = ({ name }: Colleague) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.sort((one, other) => begins(one) - begins(other)).slice(0, limit);
}

/** The text with the name in the place of what was being written, and where the caret goes. */
export function withName(text: string, { from, word }: Asked, name: string): { text: string; caret: number } {
  const rest = text.slice(from + 1 + word.length);
  const written = `@${name}${rest.startsWith(' ') ? '' : ' '}`;
  return { text: text.slice(0, from) + written + rest, caret: from + written.length };
}

type Named = Pick<Colleague, 'name'>;

const longestFirst = <Person extends Named>(people: Person[]): Person[] =>
  [...people].sort((one, other) => other.name.length - one.name.length);

/** A part of a note: words, or somebody who is named. */
export type Piece<Person> = { text: string; person: Person | null };

/** Cuts a text at the people it names; of two names that begin alike the longer one counts. */
export function pieces<Person extends Named>(text: string, people: Person[]): Piece<Person>[] {
  const found: Piece<Person>[] = [];
  const names = longestFirst(people.filter(({ name }) => name));
  let plain = '';
  for (let place = 0; place < text.length;) {
    const person = names.find(({ name }) => text.startsWith(`@${name}`, place));
    if (!person) {
      plain += text[place];
      place += 1;
      continue;
    }
    if (plain) found.push({ text: plain, person: null });
    plain = '';
    found.push({ text: `@${person.name}`, person });
    place += person.name.length + 1;
  }
  return plain ? [...found, { text: plain, person: null }] : found;
}

/**
 * Ids of those a text names. Where several share a name it means whom was picked from the list, and nobody where none was.
 */
export function namedIn(text: string, known: (Colleague | Mention)[], picked: number[]): number[] {
  const byName = new Map<string, number[]>();
  for (const { id, name } of known) byName.set(name, [...new Set([...(byName.get(name) ?? []), id])]);
  const names = pieces(
    text,
    [...byName.keys()].map((name) => ({ name })),
  );
  const ids = names.flatMap(({ person }) => {
    const all = byName.get(person?.name ?? '') ?? [];
    return all.length > 1 ? all.filter((id) => picked.includes(id)) : all;
  });
  return [...new Set(ids)];
}
