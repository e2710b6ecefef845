import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { ExportView } from '../../../contracts/lead-files';
import { useNames } from '../leads/choices';
import { useStageName } from '../leads/stages';
import { useMoments } from '../shared/moments';
import { useKnownWords, useWords } from '../shared/words';

type Scope = Pick<ExportView, 'filter' | 'picked'>;

/** The days of a list are moments for the server. */
const nameOf: Record<string, string> = { startTime: 'from', endTime: 'to' };

/** Says which leads an export is of, one text for each condition. */
export function useScopeWords(): (scope: Scope) => string[] {
  const words = useWords();
  const known = useKnownWords();
  const intl = useIntl();
  const names = useNames();
  const stageName = useStageName();
  const { full } = useMoments();
  return useCallback(
    ({ filter, picked }) => {
      if (picked !== null) return [words('lead.bulk.picked', { count: intl.formatNumber(picked) })];
      const wordOr = (key: string, text: string) => (known(key) ? words(key) : text);
      const values: Record<string, (value: string) => string> = {
        status: stageName,
        owner: (id) => (id === 'none' ? words('lead.owner.none') : (names.person(id) ?? `#${id}`)),
        team: (id) => (id === 'none' ? words('lead.team.none') : (names.team(id) ?? words('lead.team.gone'))),
        app: (id) => names.app(id) ?? id,
        account: (id) => names.account(id) ?? id,
        source: (kind) => wordOr(`lead.source.${kind}`, kind),
        followUp: (name) => wordOr(`lead.follow-up.${name}`, name),
        startTime: full,
        endTime: full,
      };
      const conditions = Object.entries(filter).flatMap(([name, value]) => {
        if (name === 'zone' || value === undefined || value === null) return [];
        const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
        const key = `lead.filter.${nameOf[name] ?? name}`;
        return words('lead.filter.chip', { name: wordOr(key, name), value: values[name]?.(text) ?? text });
      });
      return conditions.length > 0 ? conditions : [words('lead.export.everything')];
    },
    [words, known, intl, names, stageName, full],
  );
}
