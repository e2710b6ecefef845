import { service } from '../shared/service';
import { clock } from '../shared/clock';
import { found, orWell, type Check } from './finding';

const soonDays = 30;
const dayMs = 86_400_000;

/** Grants that ended, and those that will within a month without a way to renew them. */
export const grants: Check = async ({ strapi }) => {
  const tokens = service(strapi, 'tokens');
  const [states, ending] = await Promise.all([tokens.countStates(), tokens.ending(soonDays)]);
  const accounts = states.healthy + states.due + states.expired;
  if (accounts === 0) return [found('grants.none')];
  const [first] = ending;
  const days = first ? Math.max(0, Math.floor((first.endsAt.getTime() - clock.now().getTime()) / dayMs)) : 0;
  const soon = { count: ending.length, days, account: first?.nickname ?? '' };
  return orWell(
    [
      ...(states.expired > 0
        ? [found('grants.ended', { count: states.expired }, '/accounts?state=expired')]
        : []),
      ...(first ? [found('grants.ending', soon, '/accounts')] : []),
    ],
    found('grants.lasting', { accounts }),
  );
};
