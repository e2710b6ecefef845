import { createContext, useContext, useMemo, type ReactNode } from 'react';
import type { TagColor } from '../../../contracts/lead-tags';
import { leadPanelContracts, type LeadChoices } from '../../../contracts/lead-panel';
import { useAnswer } from '../shared/use-answer';

/** Before the server has answered. */
const noChoices: LeadChoices = {
  me: 0,
  first: '',
  stages: [],
  apps: [],
  accounts: [],
  people: [],
  teams: [],
  tagSettings: [],
};

const Choices = createContext<LeadChoices>(noChoices);

/** Offers what leads can be given and found by to all that is inside. */
export function ChoicesProvider({ children }: { children: ReactNode }) {
  const { data } = useAnswer(leadPanelContracts.choices);
  return <Choices.Provider value={data ?? noChoices}>{children}</Choices.Provider>;
}

/** What leads can be given and found by; empty until it is known. */
export const useChoices = (): LeadChoices => useContext(Choices);

/** Names of administrators, teams, apps and accounts by their ids; undefined for those that are gone. */
export function useNames() {
  const { people, teams, apps, accounts } = useChoices();
  return useMemo(() => {
    const named = (rows: { id: string | number; name: string }[]) => {
      const names = new Map(rows.map(({ id, name }) => [String(id), name]));
      return (id: unknown): string | undefined => names.get(String(id));
    };
    return { person: named(people), team: named(teams), app: named(apps), account: named(accounts) };
  }, [people, teams, apps, accounts]);
}
export type Names = ReturnType<typeof useNames>;

/** Colours of tags; null for one that was given none. */
export function useTagColor(): (tag: string) => TagColor | null {
  const { tagSettings } = useChoices();
  return useMemo(() => {
    const colors = new Map(tagSettings.map(({ tag, color }) => [tag, color]));
    return (tag) => colors.get(tag) ?? null;
  }, [tagSettings]);
}
