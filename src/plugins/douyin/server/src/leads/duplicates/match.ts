import type { Core } from '@strapi/strapi';
import type { Match, MatchRequest } from '../../../../contracts/lead-duplicates';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import type { Identity, IdentityApp } from '../identities';
import { narrowToReach, type Reach } from '../rights/reach';
import { batches, tables } from '../row';

type Person = MatchRequest['people'][number];

/** Phone numbers belong to no app. */
const noApp: IdentityApp = { documentId: '', provider: '', developer: null };

async function appsOf(strapi: Core.Strapi, people: Person[]): Promise<Map<string, IdentityApp>> {
  const apps = new Map<string, IdentityApp>();
  for (const id of new Set(people.flatMap(({ app }) => app ?? [])))
    try {
      apps.set(id, await service(strapi, 'apps').get(id));
    } catch (error) {
      if (!(error instanceof PluginError)) throw error;
      throw new PluginError('LEAD_INVALID', `app: there is no app ${id}`, { issues: [{ path: 'app' }] });
    }
  return apps;
}

async function leadsBy(strapi: Core.Strapi, hashes: string[], reach: Reach): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const batch of batches(hashes)) {
    const query = strapi.db
      .getConnection(`${tables.identities} as i`)
      .join(`${tables.leads} as l`, 'l.id', 'i.lead_id')
      .whereIn('i.value_hash', batch)
      .whereNull('l.merged_into_id');
    narrowToReach(strapi, query, reach);
    const rows: unknown = await query.select({ hash: 'i.value_hash', lead: 'i.lead_id' });
    for (const { hash, lead } of rows as { hash: string; lead: number }[]) found.set(hash, lead);
  }
  return found;
}

function matchOf(identities: Identity[], leads: Map<string, number>): Match {
  const by = new Map<number, Match['leads'][number]['by']>();
  for (const { kind, valueHash } of identities) {
    const lead = leads.get(valueHash);
    if (lead !== undefined) by.set(lead, [...(by.get(lead) ?? []), kind]);
  }
  return { leads: [...by].map(([leadId, kinds]) => ({ leadId, by: kinds })) };
}

/** What `matches` of the service does. */
export async function matchPeople(strapi: Core.Strapi, people: Person[], reach: Reach): Promise<Match[]> {
  const apps = await appsOf(strapi, people);
  const known = people.map(({ app, ...ids }) =>
    service(strapi, 'leads').identitiesOf((app && apps.get(app)) || noApp, ids),
  );
  const hashes = known.flatMap((all) => all.map(({ valueHash }) => valueHash));
  const leads = await leadsBy(strapi, [...new Set(hashes)], reach);
  return known.map((identities) => matchOf(identities, leads));
}
