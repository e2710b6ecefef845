import { Converter } from 'opencc-js/t2cn';
import type { LeadRow } from './row';

const ignored = /[\p{Cc}\p{Cf}\p{Cs}]/gu;
// Joins and marks of direction hide in copied text; variation selectors only choose how a sign is drawn.
const drawn = /[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu;

const fieldLimit = 2000;

/** Names how texts are made and folded: when it differs from what is stored, all leads are read into the search anew. */
export const foldingVersion = 3;

const ideograph = /[\u3400-\u9fff\u{20000}-\u{2ffff}]/gu;

const simplified = new Map<string, string>();
let convert: ((text: string) => string) | undefined;

// Character by character: what a whole word would become must not depend on how much of it somebody types.
function simplify(character: string): string {
  const known = simplified.get(character);
  if (known) return known;
  convert ??= Converter({ from: 't', to: 'cn' });
  const once = convert(character);
  // One needs it twice: 薴 becomes 苧, which becomes 苎.
  const result = convert(once);
  simplified.set(character, result);
  return result;
}

// Most names: of these only traditional characters change.
const plainText = /^[a-z0-9\u3400-\u9fff]*$/;

/**
 * A text as the search compares it: compatibility forms and case are one, traditional characters are simplified, what cannot
 * be seen is left out, blanks are single. The one place where more is folded.
 */
export const fold = (text: string): string =>
  (plainText.test(text) ? text : foldForms(text)).replace(ideograph, simplify);

/** As `fold` was before traditional characters were simplified. */
const foldForms = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(ignored, '')
    .replace(drawn, '')
    .trim();

/** The folded fields of a lead, a line each; of long ones the beginning. */
export const searchText = (fields: readonly (string | null | undefined)[]): string =>
  fields
    .map((field) => (field ? beginningOf(fold(field.slice(0, 2 * fieldLimit))) : ''))
    .filter(Boolean)
    .join('\n');

const beginningOf = (folded: string): string =>
  folded.length <= fieldLimit ? folded : [...folded].slice(0, fieldLimit).join('');

const split = (folded: string): string[] => [...new Set(folded.split(' ').filter(Boolean))];

// No name begins a line like this: rules that look for words pass it over.
const tailMark = '☎';

/** The last four digits of a phone number, which everybody sees who sees its lead; of other forms fewer are shown, and none found. */
const tailOf = (phoneView: string | null): string | null => {
  const tail = phoneView && /\d{4}$/.exec(phoneView)?.[0];
  return tail ? tailMark + tail : null;
};

/** What the search knows of a lead by. */
export const textOf = ({
  nickname,
  notes,
  tags,
  phoneView,
}: Pick<LeadRow, 'nickname' | 'notes' | 'tags' | 'phoneView'>): string =>
  searchText([nickname, notes, tags.join(' '), tailOf(phoneView)]);

/** The words people wrote, without what `textOf` added of a phone number. */
export const writtenIn = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !line.startsWith(tailMark))
    .join('\n');

/** The words of a keyword, folded; each must be found. */
export const wordsOf = (keyword: string): string[] => split(fold(keyword));

/** The words of a keyword as texts may still be folded that have not been read anew: one of these must be found. */
export const formerWordsOf = (keyword: string): string[] => split(foldForms(keyword));

/** The overlapping pairs of a word's characters. */
const pairs = (characters: string[]): string[] =>
  characters.slice(0, -1).map((character, index) => character + (characters[index + 1] ?? ''));

/** The tokens of one word of a text: its pairs, and its last character alone. */
const tokensOfWord = (word: string): string[] => {
  const characters = [...word];
  return [...pairs(characters), ...characters.slice(-1)];
};

/** The tokens of a text that `searchText` made; none reaches over a blank or a line. */
export const tokensOf = (text: string): string[] => text.split(/\s/).filter(Boolean).flatMap(tokensOfWord);

/** What to look for to find a word: pairs that follow one another, or the beginning of a token. */
export type Probe = { pairs: string[] } | { start: string };

/** How a folded word is looked for. */
export function probeOf(word: string): Probe {
  const characters = [...word];
  return characters.length < 2 ? { start: word } : { pairs: pairs(characters) };
}
