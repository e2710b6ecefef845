import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';
import { isSure } from '../identities';
import type { Tombstone } from '../privacy/tombstones';
import type { Transaction } from '../row';
import type { Person } from './people';
import { leadsOf } from './plan';
import type { Known } from './read';

/** Somebody whose time was over may come back with something new; whoever asked to be erased may not. */
const blocks = ({ kind, at }: Tombstone, { touches }: Person): boolean =>
  kind === 'request' || ![...touches.values()].some(({ touchedAt }) => touchedAt && touchedAt > at);

/** Whether tombstones keep a person out; a phone number counts only where nothing surer is known. */
export function isErased(person: Person, stones: ReadonlyMap<string, Tombstone>): boolean {
  const all = [...person.identities.values()];
  const sure = all.filter(isSure);
  return (sure.length > 0 ? sure : all).some(({ valueHash }) => {
    const stone = stones.get(valueHash);
    return stone !== undefined && blocks(stone, person);
  });
}

/** The people of a page who were erased, and whom nobody is known as. */
export async function erasedOf(
  strapi: Core.Strapi,
  trx: Transaction,
  people: Person[],
  known: Known,
): Promise<Set<Person>> {
  const fresh = people.filter((person) => leadsOf(person, known).length === 0);
  if (fresh.length === 0) return new Set();
  const hashes = fresh.flatMap(({ identities }) => [...identities.keys()]);
  const stones = await service(strapi, 'leadPrivacy').erasedAmong(trx, hashes);
  return new Set(stones.size === 0 ? [] : fresh.filter((person) => isErased(person, stones)));
}
