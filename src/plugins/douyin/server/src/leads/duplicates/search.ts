import { setImmediate as breathe } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { groupLimit, type DuplicateKey } from '../../../../contracts/lead-duplicates';
import { service } from '../../shared/service';
import { openPhone } from '../phone';
import { batches, tables } from '../row';
import { kindOf, traitsOf, type Traits } from './traits';

/** How far a search is: the leads up to an id were read, or one part of one key's values was compared. */
export type Place = { reading: number } | Comparing;

/** One of several parts of one key's values, by the first digits of their hashes. */
export type Comparing = { comparing: number; part: number; digits: number };

/** One search through all leads; its rows bear its id. */
export type Search = { strapi: Core.Strapi; id: string; keys: DuplicateKey[] };

const leadsAtOnce = 500;

const rowsInPart = 4096;

/** How many digits cut the values of so many leads into parts that are compared at once without stalling. */
export const digitsFor = (leads: number): number =>
  leads <= rowsInPart ? 0 : leads <= 16 * rowsInPart ? 1 : 2;

type Read = Omit<Traits, 'phone'> & { id: number; documentId: string; phoneSealed: string | null };

const read = {
  id: 'id',
  documentId: 'document_id',
  nickname: 'nickname',
  city: 'city',
  province: 'province',
  country: 'country',
  gender: 'gender',
  phoneSealed: 'phone_sealed',
};

const readAfter = (strapi: Core.Strapi, after: number): Promise<Read[]> =>
  strapi.db
    .getConnection(tables.leads)
    .where('id', '>', after)
    .whereNull('merged_into_id')
    .orderBy('id')
    .limit(leadsAtOnce)
    .select(read) as unknown as Promise<Read[]>;

function rowsOf({ strapi, id, keys }: Search, lead: Read): Record<string, unknown>[] {
  const secret = service(strapi, 'secrets').derive('lead duplicates');
  const usesPhone = keys.some((key) => key.includes('phone'));
  const phone = usesPhone ? openPhone(strapi, lead) : null;
  return traitsOf(secret, keys, { ...lead, phone }).map(({ kind, hash }) => ({
    search: id,
    kind,
    trait_hash: hash,
    lead_id: lead.id,
  }));
}

/** Notes what some hundred leads after one could have in common with others; gives the last one's id, null after the last. */
export async function readSome(search: Search, after: number): Promise<number | null> {
  const { strapi } = search;
  const leads = await readAfter(strapi, after);
  const rows = leads.flatMap((lead) => rowsOf(search, lead));
  for (const batch of batches(rows)) {
    // A batch that was noted before a crash is noted again.
    await strapi.db
      .getConnection(tables.duplicates)
      .insert(batch)
      .onConflict(['search', 'kind', 'trait_hash', 'lead_id'])
      .ignore();
    await breathe();
  }
  return leads[leadsAtOnce - 1]?.id ?? null;
}

/** Into how many parts the first digits cut values. */
export const partsOf = ({ digits }: Comparing): number => 16 ** digits;

function rowsOfPart({ strapi, id }: Search, kind: string, place: Comparing): Knex.QueryBuilder {
  const rows = strapi.db.getConnection(tables.duplicates).where({ search: id, kind });
  const hex = (part: number) => part.toString(16).padStart(place.digits, '0');
  if (place.part > 0) rows.where('trait_hash', '>=', hex(place.part));
  return place.part + 1 < partsOf(place) ? rows.where('trait_hash', '<', hex(place.part + 1)) : rows;
}

/** Forgets what no two leads have in common, or too many, in one part of one key's values. */
export async function comparePart(search: Search, place: Comparing): Promise<void> {
  const key = search.keys[place.comparing];
  if (!key) return;
  const kind = kindOf(key);
  const shared = rowsOfPart(search, kind, place)
    .groupBy('trait_hash')
    .havingRaw('count(*) between 2 and ?', [groupLimit])
    .select('trait_hash');
  // MySQL does not let a statement read the table it deletes from, but for a table made of what was read.
  const kept = search.strapi.db.connection.select('trait_hash').from(shared.as('kept'));
  await rowsOfPart(search, kind, place).whereNotIn('trait_hash', kept).delete();
  await breathe();
}

const rowsAtOnce = 2000;

type Found = { search: string; kind: string; trait_hash: string };

/** Forgets what other searches found, some thousand rows at once. */
export async function forgetOthers({ strapi, id }: Pick<Search, 'strapi' | 'id'>): Promise<void> {
  const rows = () => strapi.db.getConnection(tables.duplicates);
  for (;;) {
    const [first] = (await rows().whereNot({ search: id }).limit(1).select('search', 'kind')) as Found[];
    if (!first) return;
    const { search, kind } = first;
    const ordered = rows().where({ search, kind }).orderBy('trait_hash');
    const [last] = (await ordered.offset(rowsAtOnce).limit(1).select('trait_hash')) as Found[];
    const old = rows().where({ search, kind });
    await (last ? old.where('trait_hash', '<=', last.trait_hash) : old).delete();
    await breathe();
  }
}
