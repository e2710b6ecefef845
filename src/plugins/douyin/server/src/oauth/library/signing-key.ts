import { generateKeyPair, type JsonWebKey } from 'node:crypto';
import { promisify } from 'node:util';
import type { Core } from '@strapi/strapi';
import type { SealedPlace } from '../../secrets/service';
import { sha256 } from '../../shared/crypto';
import { insertUnlessTaken } from '../../shared/database';
import { service } from '../../shared/service';
import { keyTable, keyUid } from '../rows';

/** Where the signing key is sealed. */
export const sealedColumns: SealedPlace = {
  uid: keyUid,
  table: keyTable,
  rowKey: 'name',
  columns: { keySealed: 'key_sealed' },
};

const name = 'id-token';
const place = { table: keyTable, row: name, column: 'key_sealed' };

async function makeKey(): Promise<JsonWebKey> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ format: 'jwk' });
}

const find = (strapi: Core.Strapi) =>
  strapi.db.query(keyUid).findOne({ where: { name } }) as Promise<{ keySealed: string } | null>;

/** The key that signs id tokens; made once for all instances. Throws CONFIG_KEYS_LOCKED. */
export async function signingKey(strapi: Core.Strapi): Promise<JsonWebKey> {
  const secrets = service(strapi, 'secrets');
  if (!(await find(strapi))) {
    const keySealed = secrets.seal(JSON.stringify(await makeKey()), place);
    await insertUnlessTaken(strapi, keyUid, 'name', { name, keySealed });
  }
  const stored = await find(strapi);
  if (!stored) throw new Error('The OAuth signing key was not stored');
  const key = JSON.parse(secrets.open(stored.keySealed, place)) as JsonWebKey;
  return { ...key, alg: 'RS256', use: 'sig', kid: sha256(key.n ?? '').slice(0, 16) };
}
