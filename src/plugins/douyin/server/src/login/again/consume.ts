import type { Core } from '@strapi/strapi';
import type { AccountRow } from '../../accounts/row';
import { clock } from '../../shared/clock';
import { changeOne } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import type { AttemptRow } from '../attempt';
import { againLinkUid } from './row';
import type { LinkState } from './state';

/** The error for a link that cannot be used any more. */
export const linkInvalid = (state: LinkState) =>
  new PluginError('AUTH_LINK_INVALID', `This link is ${state}: ask for a new one`, { state });

/**
 * Who consents again must be the account that was expected, and not have been disconnected meanwhile: otherwise nothing is
 * stored. Throws AUTH_OTHER_ACCOUNT or AUTH_LINK_INVALID.
 */
export function refuseOtherAccount(attempt: AttemptRow, known: AccountRow | null): void {
  const { purpose, accountId, createdAt } = attempt;
  if (purpose !== 'reauthorize') return;
  if (known?.documentId !== accountId)
    throw new PluginError(
      'AUTH_OTHER_ACCOUNT',
      'Another account consented than the one this link is for: nothing was changed',
    );
  const { disconnectedAt } = known;
  if (disconnectedAt && createdAt && new Date(disconnectedAt) > new Date(createdAt))
    throw linkInvalid('ended');
}

/**
 * Uses up the link of an attempt that consents again, in the transaction that stores the tokens; any other attempt has
 * none. A link that ran out or was replaced while its owner was at the platform still counts. Throws AUTH_LINK_INVALID.
 */
export async function consumeLink(strapi: Core.Strapi, { linkId, accountId }: AttemptRow): Promise<void> {
  if (!linkId) return;
  const unused = { documentId: linkId, usedAt: { $null: true } };
  const used = { usedAt: clock.now(), openFor: null };
  if (!(await changeOne(strapi, againLinkUid, unused, used))) throw linkInvalid('used');
  // A newer one of the same account has nothing left to do.
  await changeOne(strapi, againLinkUid, { openFor: accountId }, { endedAt: clock.now(), openFor: null });
}
