import type { AccountView } from '../../../contracts/accounts';
import type { ApiView } from '../../../contracts/explorer';

/** Names of the groups in the order they are shown; the words are `explorer.group.<name>`. */
export const groupNames = ['person', 'fans', 'figures', 'posts', 'leads', 'codes', 'other'] as const;
type GroupName = (typeof groupNames)[number];

const places: [RegExp, GroupName][] = [
  [/leads|consult_card/, 'leads'],
  [/fans|following/, 'fans'],
  [/userinfo|user\/info|related_id|role\/check/, 'person'],
  [/data\/external/, 'figures'],
  [/video|item/, 'posts'],
  [/_code\/?$/, 'codes'],
];

const groupOf = ({ path }: ApiView): GroupName =>
  places.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';

/** The APIs of one platform in groups by what they are about; empty groups are left out. */
export function groupApis(
  apis: readonly ApiView[],
  provider: AccountView['provider'],
): { name: GroupName; apis: ApiView[] }[] {
  const own = apis.filter((api) => api.provider === provider);
  return groupNames
    .map((name) => ({ name, apis: own.filter((api) => groupOf(api) === name) }))
    .filter((group) => group.apis.length > 0);
}

/** The scope an account still lacks for an API; null when it may call it. An app's own rights are not the account's to grant. */
export const missingScope = (
  { scope, token }: ApiView,
  { scopes }: Pick<AccountView, 'scopes'>,
): string | null => (token === 'account' && scope !== null && !scopes.includes(scope) ? scope : null);
