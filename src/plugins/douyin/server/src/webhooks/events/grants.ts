import { nothing, type Family } from './deed';

/**
 * Consent given or taken back. These events carry no time and come in any order: none says how things stand, each is a reason
 * to ask.
 */
export const grants: Family = {
  events: ['authorize', 'unauthorize', 'contract_authorize', 'contract_unauthorize'],
  account: ({ from, to }) => from ?? to,
  read({ from, to }) {
    const openId = from ?? to;
    return openId ? { does: 'ask', openId } : nothing('unknown-account');
  },
};
