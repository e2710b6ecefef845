import { isHere, type DatabaseKind } from '../support/databases';
import { allPlaces, describePoison, describeWebhookKills } from '../support/webhook-kills';

jest.setTimeout(10 * 60_000);

const kinds = (['sqlite', 'postgres', 'mysql'] as DatabaseKind[]).filter(isHere);
const rounds = 3;

for (const kind of kinds) {
  describeWebhookKills(kind, Array.from({ length: rounds }, () => allPlaces).flat());
  describePoison(kind, 4);
}
