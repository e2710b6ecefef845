import type { AccountView } from '../../../contracts/accounts';

/** A dialog about one account. */
export type AccountDialog = 'renew' | 'reauthorize' | 'history' | 'disconnect';

/** Opens a dialog about an account. */
export type Ask = (dialog: AccountDialog, account: AccountView) => void;

/** Whether a refresh can still do anything for an account; a grant that is over only its owner brings back. */
export const canRefresh = ({ token }: Pick<AccountView, 'token'>): boolean =>
  token !== null && token.grant !== 'dead' && token.grant !== 'ended';

/** How many renewals an account's grant has left; null where nothing can be renewed at all. */
export function renewalsLeft({ token }: Pick<AccountView, 'token'>): number | null {
  if (!token?.renewal?.possible) return null;
  return canRefresh({ token }) ? token.renewal.left : 0;
}

/** The id of the button that shows and hides an account's details; dialogs that end their own button return there. */
export const toggleId = (accountId: string): string => `douyin-account-toggle-${accountId}`;
