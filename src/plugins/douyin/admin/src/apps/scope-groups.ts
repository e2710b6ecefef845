import { readScopes, scopeStage, scopeTable, type ScopeStage } from '../../../contracts/scopes';

/** The groups of the scope picker in its order; `unknown` holds what the platform does not document. */
export const scopeGroupNames = ['open', 'application', 'whitelist', 'unknown', 'retired'] as const;

/** A group of the scope picker. */
export type ScopeGroup = { name: ScopeStage | 'unknown'; scopes: string[] };

const matches = (scope: string, meaning: string, search: string): boolean =>
  `${scope} ${meaning}`.toLowerCase().includes(search.trim().toLowerCase());

/** Known and chosen scopes that match the search, by group; empty groups are left out. */
export function groupScopes(
  chosen: readonly string[],
  search: string,
  meaning: (scope: string) => string,
): ScopeGroup[] {
  const all = [...new Set([...Object.keys(scopeTable), ...chosen])];
  const found = all.filter((scope) => matches(scope, meaning(scope), search));
  return scopeGroupNames
    .map((name) => ({ name, scopes: found.filter((scope) => scopeStage(scope) === name) }))
    .filter(({ scopes }) => scopes.length > 0);
}

/** The scope a search text could add by itself; null when it is no scope's name, known or chosen already. */
export function typedScope(search: string, chosen: readonly string[]): string | null {
  const [scope] = readScopes([search]).scopes;
  const fits = scope !== undefined && /^[A-Za-z0-9_.-]{2,64}$/.test(scope);
  return fits && scopeStage(scope) === 'unknown' && !chosen.includes(scope) ? scope : null;
}

/** The list with a scope taken out or added at the end. */
export const toggleScope = (chosen: readonly string[], scope: string): string[] =>
  chosen.includes(scope) ? chosen.filter((other) => other !== scope) : [...chosen, scope];
