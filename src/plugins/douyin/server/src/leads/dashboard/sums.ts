import { responseLimits, type DashboardView } from '../../../../contracts/lead-dashboard';
import { sumColumns, withinColumns, type Sums, type TallyRow } from '../tally/tables';

type Part = Partial<TallyRow>;

const nothing = (): Sums => Object.fromEntries(sumColumns.map((name) => [name, 0])) as Sums;

function add(into: Sums, part: Part): void {
  for (const name of sumColumns) into[name] += part[name] ?? 0;
}

/** All rows in one. */
export function total(rows: Part[]): Sums {
  const sums = nothing();
  for (const row of rows) add(sums, row);
  return sums;
}

/** Rows summed by a key, in the order in which the keys come first. */
export function sumsBy<Key>(rows: Part[], keyOf: (row: Part) => Key): [Key, Sums][] {
  const byText = new Map<string, [Key, Sums]>();
  for (const row of rows) {
    const key = keyOf(row);
    const text = JSON.stringify(key);
    const entry = byText.get(text) ?? ([key, nothing()] as [Key, Sums]);
    byText.set(text, entry);
    add(entry[1], row);
  }
  return [...byText.values()];
}

/** How long an answer took on average. */
export const meanOf = ({ answered, waited }: Sums): number | null =>
  answered > 0 ? Math.round(waited / answered) : null;

/** Answered leads by how long it took; a row counts those that were faster, too. */
export function barsOf(sums: Sums): DashboardView['response']['bars'] {
  const upTo = withinColumns.map((name) => sums[name]);
  const bars = responseLimits.map((upToSeconds, place) => ({
    upToSeconds,
    count: (upTo[place] ?? 0) - (upTo[place - 1] ?? 0),
  }));
  return [...bars, { upToSeconds: null, count: sums.answered - (upTo.at(-1) ?? 0) }];
}
