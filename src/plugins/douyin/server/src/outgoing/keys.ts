import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { bothSecretsHours } from '../../../contracts/outgoing';
import type { SealedPlace } from '../secrets/service';
import { addSeconds, clock } from '../shared/clock';
import { sha256 } from '../shared/crypto';
import { changeOne, insertUnlessTaken } from '../shared/database';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { keyTable, keyUid, type KeyRow } from './row';

/** Where the secrets lie sealed. */
export const sealedKeys: SealedPlace = {
  uid: keyUid,
  table: keyTable,
  rowKey: 'hookId',
  columns: { secretSealed: 'secret_sealed', previousSealed: 'previous_sealed' },
};

type Column = 'secret_sealed' | 'previous_sealed';

const placeOf = (hookId: string, column: Column) => ({ table: keyTable, row: hookId, column });

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

const seal = (strapi: Core.Strapi, hookId: string, secret: string, column: Column): string =>
  service(strapi, 'secrets').seal(secret, placeOf(hookId, column));

const open = (strapi: Core.Strapi, hookId: string, sealed: string, column: Column): string =>
  service(strapi, 'secrets').open(sealed, placeOf(hookId, column));

const columnsOf = (strapi: Core.Strapi, hookId: string, secret: string) => ({
  secretSealed: seal(strapi, hookId, secret, 'secret_sealed'),
  secretView: { lastFour: secret.slice(-4), fingerprint: sha256(secret).slice(0, 16) },
});

const findKey = (strapi: Core.Strapi, hookId: string): Promise<KeyRow | null> =>
  strapi.db.query(keyUid).findOne({ where: { hookId } }) as Promise<KeyRow | null>;

/** The secrets of some webhooks, by the id of each. */
export async function findKeys(strapi: Core.Strapi, hookIds: string[]): Promise<Map<string, KeyRow>> {
  const rows: KeyRow[] = await strapi.db.query(keyUid).findMany({ where: { hookId: { $in: hookIds } } });
  return new Map(rows.map((row) => [row.hookId, row]));
}

/** The secret of a webhook; one that has none yet, as Strapi's own page made it, gets one that nobody has seen. */
async function keyOf(strapi: Core.Strapi, hookId: string): Promise<KeyRow> {
  const known = await findKey(strapi, hookId);
  if (known) return known;
  const fresh = { hookId, version: 1, ...columnsOf(strapi, hookId, newSecret()) };
  await insertUnlessTaken(strapi, keyUid, 'hook_id', fresh);
  return (await findKey(strapi, hookId)) as KeyRow;
}

/** The secrets that sign now, the present one first. Throws CONFIG_KEYS_LOCKED. */
export async function signingSecrets(strapi: Core.Strapi, hookId: string): Promise<string[]> {
  const { secretSealed, previousSealed, previousUntil } = await keyOf(strapi, hookId);
  const present = open(strapi, hookId, secretSealed, 'secret_sealed');
  const isBoth = previousSealed && previousUntil && new Date(previousUntil) > clock.now();
  return isBoth ? [present, open(strapi, hookId, previousSealed, 'previous_sealed')] : [present];
}

const stale = () =>
  new PluginError('CONFIG_STALE', 'Somebody else made a new secret for this webhook at the same moment');

/**
 * Gives a webhook a new secret; the one before signs beside it for a day. Joins the transaction it is called in. Throws
 * CONFIG_STALE and CONFIG_KEYS_LOCKED.
 */
export async function renewKey(strapi: Core.Strapi, hookId: string): Promise<string> {
  const secret = newSecret();
  const fresh = { hookId, version: 1, ...columnsOf(strapi, hookId, secret) };
  if (await insertUnlessTaken(strapi, keyUid, 'hook_id', fresh)) return secret;
  const { secretSealed, version } = await keyOf(strapi, hookId);
  const before = open(strapi, hookId, secretSealed, 'secret_sealed');
  const columns = {
    ...columnsOf(strapi, hookId, secret),
    previousSealed: seal(strapi, hookId, before, 'previous_sealed'),
    previousUntil: addSeconds(clock.now(), bothSecretsHours * 3600),
    version: version + 1,
  };
  if (!(await changeOne(strapi, keyUid, { hookId, version }, columns))) throw stale();
  return secret;
}
