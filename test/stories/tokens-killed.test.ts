import { describeKills, killTable } from '../support/token-kills';

// Every boundary on two databases is in test/long.
const worst = killTable.filter(
  ([{ provider, call }, boundary]) =>
    provider === 'pan115' || (call === 'renew' && boundary.includes('the platform')),
);

describeKills('sqlite', worst);
