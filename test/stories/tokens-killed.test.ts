import { describeKills, killTable } from '../support/token-kills';

// Every boundary on two databases is in test/long.
const worst = killTable.filter(
  ([{ provider, call }, boundary]) =>
    boundary.includes('the platform') && (provider === 'pan115' || call === 'renew'),
);

describeKills('sqlite', worst);
