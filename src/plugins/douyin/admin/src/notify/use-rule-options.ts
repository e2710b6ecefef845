import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { NotifyChoices } from '../../../contracts/lead-notify';
import { leadSourceKinds } from '../../../contracts/leads';
import { useStageName } from '../leads/stages';
import { useWords } from '../shared/words';
import type { Condition } from './rule-values';

/** Something to choose. */
export type Option = { value: string; label: string };

type Chosen = Exclude<Condition, 'keyword'>;

const optionsOf = (rows: { id: string | number; name: string }[]): Option[] =>
  rows.map(({ id, name }) => ({ value: String(id), label: name || String(id) }));

/** What each condition of a rule offers, in words. */
export function useRuleOptions({ apps, people, teams, stages }: NotifyChoices): Record<Chosen, Option[]> {
  const words = useWords();
  const stageName = useStageName();
  return {
    app: optionsOf(apps),
    source: leadSourceKinds.map((kind) => ({ value: kind, label: words(`lead.source.${kind}`) })),
    status: stages.map(({ name }) => ({ value: name, label: stageName(name) })),
    owner: optionsOf(people),
    team: optionsOf(teams),
  };
}

/** Names a time zone in the administrator's language, with its own name behind. */
export function useZoneName(): (zone: string) => string {
  const { locale } = useIntl();
  return useCallback(
    (zone) => {
      const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' });
      const name = parts.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value;
      return name && name !== zone ? `${name} (${zone})` : zone;
    },
    [locale],
  );
}
