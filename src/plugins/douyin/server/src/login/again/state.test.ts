import type { AccountRow } from '../../accounts/row';
import type { AgainLinkRow } from './row';
import { linkStateOf } from './state';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const link = {
  createdAt: at(1),
  expiresAt: at(8),
  usedAt: null,
  endedAt: null,
} as AgainLinkRow;
const account = { disconnectedAt: null } as AccountRow;

it.each<[string, Partial<AgainLinkRow>, Partial<AccountRow> | null, number]>([
  ['open', {}, {}, 2],
  ['open', {}, { disconnectedAt: at(1).toISOString() }, 2],
  ['used', { usedAt: at(3) }, {}, 4],
  ['used', { usedAt: at(3), endedAt: at(4) }, {}, 20],
  ['ended', { endedAt: at(3) }, {}, 4],
  ['ended', {}, { disconnectedAt: at(2).toISOString() }, 3],
  ['expired', {}, {}, 8],
  ['unknown', {}, null, 2],
])('is %s: %j with the account %j on day %d', (state, changed, changedAccount, day) => {
  const owner = changedAccount && { ...account, ...changedAccount };
  expect(linkStateOf({ ...link, ...changed }, owner, at(day))).toBe(state);
});
