import { describePoison, describeWebhookKills } from '../support/webhook-kills';

// Every place on every database is in test/long.
describeWebhookKills('sqlite', [
  'when it has answered',
  'when it has claimed',
  'before the person is committed',
  'after the first listener’s work',
  'when it is settled',
]);

describePoison('sqlite', 1);
