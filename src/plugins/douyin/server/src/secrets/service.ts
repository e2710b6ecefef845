import { resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { isProduction, settingsOf } from '../config';
import { createKeyring, type Keyring, type Place } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import type { Context } from '../shared/service';
import { generatedKey, isGeneratedKey } from './generated-key';
import { reseal, type SealedPlace } from './reseal';

export type { SealedPlace } from './reseal';

/** `ready`; `generated`: usable, but not for production; `locked`: the keys are not the ones that sealed what is stored. */
export type KeyState = 'ready' | 'generated' | 'locked';

/** Seals and opens what must not be readable at rest. */
export type SecretsService = {
  state(): KeyState;
  /** Throws CONFIG_KEYS_LOCKED while the keys are wrong, so that nothing is sealed with a second key by accident. */
  seal(plain: string, place: Place): string;
  open(sealed: string, place: Place): string;
  /** A key for signing, the same on every instance; 32 bytes. */
  derive(purpose: string): Buffer;
  /** The keys to check signatures with that may be older than the last change of keys, today's first. */
  deriveAll(purpose: string): Buffer[];
  /** Tells where a feature keeps sealed values, so that they follow a change of keys. */
  keep(place: SealedPlace): void;
  /**
   * Compares the keys with the mark they left at first boot: locks and logs what to do when they are foreign, and seals
   * everything anew in the background when there is a new key.
   */
  verify(): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    secrets: SecretsService;
  }
}

const markPlace: Place = { table: 'strapi_core_store_settings', row: 'douyin', column: 'key-mark' };
const markText = 'douyin key mark';

function loadKeyring(strapi: Core.Strapi): Keyring {
  const { encryptionKeys, generatedKeyFile } = settingsOf(strapi);
  const keyring = createKeyring(
    encryptionKeys ?? generatedKey(resolve(strapi.dirs.app.root, generatedKeyFile)),
  );
  if (isProduction() && isGeneratedKey(keyring.writer)) {
    throw new PluginError(
      'CONFIG_UNSAFE',
      `Production needs its own encryption key, not "${keyring.writer}": set DOUYIN_ENCRYPTION_KEYS=k1:$(openssl rand -base64 32)`,
    );
  }
  return keyring;
}

const markStore = (strapi: Core.Strapi) => strapi.store({ type: 'plugin', name: 'douyin', key: 'key-mark' });

const setMark = (strapi: Core.Strapi, keyring: Keyring) =>
  markStore(strapi).set({ value: keyring.seal(markText, markPlace) });

/** What the mark tells of the keys: made now, sealed with today's key, with a former one, or with none of these. */
async function readMark(strapi: Core.Strapi, keyring: Keyring): Promise<'current' | 'former' | 'foreign'> {
  const mark = (await markStore(strapi).get({})) as string | null;
  if (!mark) {
    await setMark(strapi, keyring);
    return 'current';
  }
  try {
    if (keyring.open(mark, markPlace) !== markText) return 'foreign';
    return keyring.isCurrent(mark) ? 'current' : 'former';
  } catch {
    return 'foreign';
  }
}

/** After a change of keys: seals everything with the new one, and the mark last, for it says that all is done. */
async function followNewKey(strapi: Core.Strapi, keyring: Keyring, places: SealedPlace[]): Promise<void> {
  const { done, unopened } = await reseal(strapi, keyring, places);
  if (unopened > 0) {
    strapi.log.warn(
      `Douyin: ${unopened} stored secrets open with none of the keys in DOUYIN_ENCRYPTION_KEYS.`,
    );
    return;
  }
  await setMark(strapi, keyring);
  strapi.log.info(
    `Douyin: ${done} stored secrets are now sealed with key "${keyring.writer}"; former keys can be removed.`,
  );
}

const locked = () =>
  new PluginError(
    'CONFIG_KEYS_LOCKED',
    'The encryption keys are not the ones that sealed the stored secrets: put the former key back into DOUYIN_ENCRYPTION_KEYS and restart',
  );

/** The `secrets` service. */
export function secretsService({ strapi }: Context): SecretsService {
  const keyring = loadKeyring(strapi);
  let state: KeyState = isGeneratedKey(keyring.writer) ? 'generated' : 'ready';
  const places: SealedPlace[] = [];
  const unlocked = (): Keyring => {
    if (state === 'locked') throw locked();
    return keyring;
  };
  return {
    state: () => state,
    seal: (plain, place) => unlocked().seal(plain, place),
    open: (sealed, place) => unlocked().open(sealed, place),
    derive: (purpose) => keyring.derive(purpose),
    deriveAll: (purpose) => keyring.deriveAll(purpose),
    keep: (place) => void places.push(place),
    async verify() {
      const mark = await readMark(strapi, keyring);
      if (mark === 'foreign') {
        state = 'locked';
        strapi.log.error(`Douyin: ${locked().message}. Until then no secret is read or written.`);
      }
      if (mark !== 'former') return;
      // In the background: a start must not wait for a hundred thousand tokens. What is left is done by the next one.
      followNewKey(strapi, keyring, places).catch((error: unknown) =>
        strapi.log.warn(`Douyin: stored secrets are not all sealed with the new key yet: ${String(error)}`),
      );
    },
  };
}
