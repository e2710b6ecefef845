import type { WordValues } from '../shared/words';

/** A sentence by its translation key. */
type Sentence = { key: string; values: WordValues };

const known: Record<string, string> = {
  'nobody can be known by this row': 'sync.reason.nobody',
  'is not a row': 'sync.reason.no-row',
  'the comments of this work cannot be read': 'sync.reason.work',
};

/** Why a row became no lead; a reason that is not known is given as the server wrote it. */
export function reasonWords(reason: string, separator: string): Sentence {
  const key = known[reason];
  if (key) return { key, values: {} };
  const [, fields] = /^cannot be read at ([\w.]+(?:, [\w.]+)*)$/.exec(reason) ?? [];
  if (fields) return { key: 'sync.reason.fields', values: { fields: fields.split(', ').join(separator) } };
  return { key: 'sync.reason.other', values: { reason } };
}

/** What became of rows that were set aside. */
export const resolutions = ['retried', 'arrived', 'discarded'] as const;

/** Key of what became of a row. */
export const resolutionKey = (resolution: string | null): string =>
  `sync.letter.${resolutions.find((name) => name === resolution) ?? 'waiting'}`;
