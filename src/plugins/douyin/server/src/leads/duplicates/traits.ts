import { hmac } from '../../shared/crypto';
import type { DuplicateField, DuplicateKey } from '../../../../contracts/lead-duplicates';
import { fold } from '../search-text';

/** What of a lead is compared; the phone number in E.164. */
export type Traits = Record<DuplicateField, string | null>;

/** A value that leads can have in common, by the name of its key. */
export type Trait = { kind: string; hash: string };

/** The name under which what a key finds is kept. */
export const kindOf = (key: DuplicateKey): string => key.join('-');

/** What a lead has in common with others that are the same by one of the keys; a key that lacks a field says nothing. */
export function traitsOf(secret: Buffer, keys: DuplicateKey[], traits: Traits): Trait[] {
  return keys.flatMap((key) => {
    const values = key.map((field) => fold(traits[field] ?? ''));
    if (!values.every(Boolean)) return [];
    const kind = kindOf(key);
    return [{ kind, hash: hmac(secret, JSON.stringify([kind, ...values])).slice(0, 32) }];
  });
}
