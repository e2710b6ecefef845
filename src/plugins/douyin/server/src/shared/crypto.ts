import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { clock } from './clock';
import { PluginError } from './errors';

// Asking the system for a few bytes costs as much as asking for many.
const idBytes = 12;
let pool = Buffer.alloc(0);

/** The moment of the last ordered id, and how ids are begun with it. */
let moment = { now: 0, written: '' };

/** A new document id: 24 hex digits, random. */
export function newId(): string {
  if (pool.length < idBytes) pool = randomBytes(256 * idBytes);
  const id = pool.toString('hex', 0, idBytes);
  pool = pool.subarray(idBytes);
  return id;
}

/**
 * A new document id that comes after those made before it, for rows that are written by the million: their index grows at
 * its end instead of everywhere. It tells when the row was made.
 */
export function newOrderedId(): string {
  const now = clock.now().getTime();
  // A page of rows is made within few milliseconds.
  if (moment.now !== now) moment = { now, written: now.toString(16).padStart(12, '0') };
  return moment.written + newId().slice(-idBytes);
}

/** A new unguessable value of `bytes` random bytes, base64url. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url');

/** SHA-256 in lower-case hex. */
export const sha256 = (value: string): string => hash('sha256', value, 'hex');

/** HMAC-SHA256 in lower-case hex. */
export const hmac = (key: string | Buffer, value: string): string =>
  createHmac('sha256', key).update(value, 'utf8').digest('hex');

/** Compares two secrets in constant time; lengths may differ. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(a), 'hex'), Buffer.from(sha256(b), 'hex'));

/**
 * The key under which a row is unique by its identity: SHA-256 over the parts with their lengths. A hash is compared
 * byte for byte by every database, while MySQL compares text without regard to case, accents and trailing blanks.
 */
export const identityKey = (...parts: string[]): string =>
  sha256(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));

/** Where a sealed value lives; it opens nowhere else. */
export type Place = { table: string; row: string; column: string };

/** Seals with the first key, opens with any. */
export type Keyring = {
  /** Id of the key that seals. */
  readonly writer: string;
  /** Ids of all keys that open, that one first. */
  readonly ids: readonly string[];
  seal(plain: string, place: Place): string;
  /** Whether a sealed value was sealed with the key that seals today. */
  isCurrent(sealed: string): boolean;
  /** Throws CONFIG_KEYS_LOCKED when no key opens the value at this place. */
  open(sealed: string, place: Place): string;
  /** A key for one purpose, derived from the sealing key; 32 bytes. */
  derive(purpose: string): Buffer;
  /** The same from every key that opens, the sealing one first: what was signed before a change of keys still counts. */
  deriveAll(purpose: string): Buffer[];
};

type Key = { id: string; bytes: Buffer };

const keyPattern = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?|[0-9a-fA-F]{64})$/;

function readKey(written: string): Key {
  const [, id, value] = keyPattern.exec(written.trim()) ?? [];
  if (!id || !value) {
    throw new PluginError(
      'CONFIG_INVALID',
      'DOUYIN_ENCRYPTION_KEYS: write each key as <id>:<32 bytes in base64 or hex>, several with commas, the newest first',
    );
  }
  return { id, bytes: Buffer.from(value, value.length === 64 ? 'hex' : 'base64') };
}

const placeBytes = ({ table, row, column }: Place): Buffer => Buffer.from(`${table}\n${row}\n${column}`);

function sealWith(key: Key, plain: string, place: Place): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(placeBytes(place));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return ['s1', key.id, ...[iv, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join(
    '.',
  );
}

function openWith(key: Key, [iv, tag, body]: [Buffer, Buffer, Buffer], place: Place): string {
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: 16 });
  decipher.setAAD(placeBytes(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

const cannotOpen = (keyId: string, cause?: unknown) =>
  new PluginError(
    'CONFIG_KEYS_LOCKED',
    `A stored secret cannot be opened: key "${keyId}" is missing from DOUYIN_ENCRYPTION_KEYS or is not the one it was sealed with`,
    { keyId },
    { cause },
  );

function open(keys: Key[], sealed: string, place: Place): string {
  const [version, keyId = '', ...parts] = sealed.split('.');
  const key = keys.find(({ id }) => id === keyId);
  if (version !== 's1' || !key || parts.length !== 3) throw cannotOpen(keyId);
  const [iv, tag, body] = parts.map((part) => Buffer.from(part, 'base64url')) as [Buffer, Buffer, Buffer];
  try {
    return openWith(key, [iv, tag, body], place);
  } catch (cause) {
    throw cannotOpen(keyId, cause);
  }
}

/** Derives keys from one, each purpose's once: there are few, and every page of a list asks for the same. */
function deriver({ bytes }: Key): (purpose: string) => Buffer {
  const derived = new Map<string, Buffer>();
  return (purpose) => {
    const key = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', bytes, '', `douyin ${purpose}`, 32));
    derived.set(purpose, key);
    return key;
  };
}

/**
 * Reads `k2:<key>,k1:<key>` into a keyring: the first key seals (AES-256-GCM), all of them open. Throws CONFIG_INVALID
 * for a key of the wrong form and for an id used twice.
 */
export function createKeyring(written: string): Keyring {
  const keys = written
    .split(',')
    .filter((part) => part.trim())
    .map(readKey);
  const [writer] = keys;
  if (!writer || new Set(keys.map(({ id }) => id)).size !== keys.length) {
    throw new PluginError(
      'CONFIG_INVALID',
      'DOUYIN_ENCRYPTION_KEYS: give at least one key, and each id once',
    );
  }
  const derivers = keys.map(deriver);
  return {
    writer: writer.id,
    ids: keys.map(({ id }) => id),
    seal: (plain, place) => sealWith(writer, plain, place),
    isCurrent: (sealed) => sealed.startsWith(`s1.${writer.id}.`),
    open: (sealed, place) => open(keys, sealed, place),
    derive: deriver(writer),
    deriveAll: (purpose) => derivers.map((derive) => derive(purpose)),
  };
}
