import { isHere, type DatabaseKind } from '../support/databases';
import { describeKills, killTable } from '../support/token-kills';

jest.setTimeout(10 * 60_000);

const kinds = (['sqlite', 'postgres', 'mysql'] as DatabaseKind[]).filter(isHere);

for (const kind of kinds) describeKills(kind, killTable);
