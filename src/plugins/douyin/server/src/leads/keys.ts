import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { SealedPlace } from '../secrets/service';
import { insertUnlessTaken } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { tables } from './row';

const keyUid = 'plugin::douyin.lead-key';

/** Where the keys of the leads lie sealed. */
export const sealedKeys: SealedPlace = {
  uid: keyUid,
  table: tables.keys,
  rowKey: 'purpose',
  columns: { keySealed: 'key_sealed' },
};

/** What a key hashes: identities, so that people are known again, or the tombstones of those who were erased. */
export type KeyPurpose = 'identity' | 'erasure';

const read = (strapi: Core.Strapi, purpose: KeyPurpose): Promise<{ keySealed: string } | null> =>
  strapi.db.query(keyUid).findOne({ where: { purpose } }) as Promise<{ keySealed: string } | null>;

/**
 * The key for a purpose, made with the first start. It is random and kept sealed: one derived from the
 * encryption keys would change with them, and nobody would be known again. Throws CONFIG_KEYS_LOCKED.
 */
export async function loadKey(strapi: Core.Strapi, purpose: KeyPurpose): Promise<Buffer> {
  const secrets = service(strapi, 'secrets');
  const place = { table: tables.keys, row: purpose, column: 'key_sealed' };
  if (!(await read(strapi, purpose))) {
    const keySealed = secrets.seal(randomBytes(32).toString('base64'), place);
    await insertUnlessTaken(strapi, keyUid, 'purpose', { purpose, keySealed });
  }
  const row = await read(strapi, purpose);
  if (!row) throw new Error('The key of the leads was not stored');
  return Buffer.from(secrets.open(row.keySealed, place), 'base64');
}

/** Holds a key once it was loaded; asking before that, or while the keys are locked, throws CONFIG_KEYS_LOCKED. */
export function createKeyHolder(strapi: Core.Strapi, purpose: KeyPurpose) {
  let held: Buffer | undefined;
  return {
    /** Loads the key; nothing happens while the encryption keys are locked. */
    async prepare(): Promise<void> {
      if (service(strapi, 'secrets').state() !== 'locked') held = await loadKey(strapi, purpose);
    },
    key(): Buffer {
      if (held) return held;
      throw new PluginError(
        'CONFIG_KEYS_LOCKED',
        'Leads cannot be told apart while the encryption keys are wrong',
      );
    },
  };
}
