import { leadSourceKinds } from '../../../contracts/leads';
import { useWords } from '../shared/words';
import { useChoices } from './choices';
import { followUps, type LeadFilters } from './lead-place';
import { useStageName } from './stages';

type Option = { value: string; label: string };

/** Filters that are chosen from a list. */
export type ChosenFilter = Exclude<keyof LeadFilters, 'keyword' | 'from' | 'to' | 'tag'>;

const optionsOf = (rows: { id: string | number; name: string }[]): Option[] =>
  rows.map(({ id, name }) => ({ value: String(id), label: name || String(id) }));

/** What each filter offers, in words. */
export function useFilterChoices({ app }: LeadFilters): Record<ChosenFilter, Option[]> {
  const words = useWords();
  const stageName = useStageName();
  const { me, stages, people, teams, apps, accounts } = useChoices();
  const others = people.filter(({ id }) => id !== me);
  const own = people.some(({ id }) => id === me)
    ? [{ value: String(me), label: words('lead.owner.me') }]
    : [];
  return {
    status: stages.map(({ name }) => ({ value: name, label: stageName(name) })),
    followUp: followUps.map((name) => ({ value: name, label: words(`lead.follow-up.${name}`) })),
    owner: [...own, { value: 'none', label: words('lead.owner.none') }, ...optionsOf(others)],
    team: [{ value: 'none', label: words('lead.team.none') }, ...optionsOf(teams)],
    source: leadSourceKinds.map((kind) => ({ value: kind, label: words(`lead.source.${kind}`) })),
    app: optionsOf(apps),
    account: optionsOf(accounts.filter((account) => !app || account.app === app)),
  };
}
