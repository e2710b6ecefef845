import { useMemo } from 'react';
import { useMoments } from '../shared/moments';
import { useKnownWords, useWords } from '../shared/words';
import { useNames } from './choices';
import type { Say } from './event-words';
import { useStageName } from './stages';

/** Names and words for the facts of a timeline in the administrator's language. */
export function useSay(): Say {
  const words = useWords();
  const known = useKnownWords();
  const names = useNames();
  const stage = useStageName();
  const { full } = useMoments();
  return useMemo(() => {
    const wordOr = (key: string, name: string) => (known(key) ? words(key) : name);
    return {
      person: (id) => names.person(id) ?? `#${String(id)}`,
      team: (id) => names.team(id) ?? words('lead.team.gone'),
      account: names.account,
      stage,
      source: (kind) => wordOr(`lead.source.${kind}`, kind),
      field: (name) => wordOr(`lead.field.${name}`, name),
      moment: full,
      list: (items) => items.join(words('list.separator')),
    };
  }, [words, known, names, stage, full]);
}
