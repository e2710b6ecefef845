import { resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { isProduction, settingsOf } from '../config';
import { createKeyring, type Keyring, type Place } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import type { Context } from '../shared/service';
import { examine, type KeyExamination } from './examine';
import { generatedKey, isGeneratedKey } from './generated-key';
import { judgeMark, readMark } from './mark';
import { lookOver, type SealedPlace, type TableProgress, type UnopenedValue } from './pass';
import { rotate, type OnRotated, type Rotation, type RotationProgress } from './rotate';

export type { SealedPlace } from './pass';
export type { Rotation, RotationProgress } from './rotate';

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
   * everything anew in the background, as soon as this Strapi listens, when there is a new key.
   */
  verify(): Promise<void>;
  /**
   * Seals everything with the newest key while the product runs, checks each value, and tells how far it is after each page.
   * Can be stopped at any moment and begun again. Throws CONFIG_KEYS_LOCKED.
   */
  rotate(options?: { onProgress?: (progress: RotationProgress) => void }): Promise<Rotation>;
  /** Opens every stored value with these keys, and tells which open with none; changes nothing. Throws CONFIG_KEYS_LOCKED. */
  check(options?: {
    onProgress?: (progress: TableProgress & { step: 'check' }) => void;
  }): Promise<{ checked: number; unopened: UnopenedValue[] }>;
  /** How the keys fit what is stored: for a look at them that changes nothing. */
  examine(): Promise<KeyExamination>;
  /** Registers who writes down that everything was sealed with a new key; runs in the transaction that closes it. */
  onRotated(listener: OnRotated): void;
};

declare module '../shared/service' {
  interface Services {
    secrets: SecretsService;
  }
}

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

/** Says in the log how a rotation in the background ended. */
function logRotation(strapi: Core.Strapi, { outcome, key, sealed, unopened }: Rotation): void {
  if (outcome === 'unopened') {
    strapi.log.warn(
      `Douyin: ${unopened.length} stored secrets open with none of the keys in DOUYIN_ENCRYPTION_KEYS.`,
    );
  } else if (outcome === 'unsettled') {
    strapi.log.warn(
      `Douyin: another process still seals with a former key; start it with key "${key}" in front.`,
    );
  } else {
    strapi.log.info(
      `Douyin: ${sealed} stored secrets are now sealed with key "${key}"; former keys can be removed.`,
    );
  }
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
  const listeners: OnRotated[] = [];
  const onRotated: OnRotated = async (rotation) => {
    for (const listener of listeners) await listener(rotation);
  };
  const run = (tell: (progress: RotationProgress) => void) =>
    rotate(strapi, unlocked(), places, tell, onRotated);
  // In the background: a start must not wait for a hundred thousand tokens. What is left is done by the next one.
  const follow = () =>
    run(() => undefined).then(
      (rotation) => logRotation(strapi, rotation),
      (error: unknown) =>
        strapi.log.warn(`Douyin: stored secrets are not all sealed with the new key yet: ${String(error)}`),
    );
  return {
    state: () => state,
    seal: (plain, place) => unlocked().seal(plain, place),
    open: (sealed, place) => unlocked().open(sealed, place),
    derive: (purpose) => keyring.derive(purpose),
    deriveAll: (purpose) => keyring.deriveAll(purpose),
    keep: (place) => void places.push(place),
    rotate: async ({ onProgress = () => undefined } = {}) => run(onProgress),
    check: async ({ onProgress = () => undefined } = {}) =>
      lookOver(strapi, unlocked(), places, (progress) => onProgress({ ...progress, step: 'check' })),
    examine: async () => ({
      ...(await examine(strapi, keyring, places)),
      isGenerated: isGeneratedKey(keyring.writer),
    }),
    onRotated: (listener) => void listeners.push(listener),
    async verify() {
      const mark = judgeMark(keyring, await readMark(strapi, keyring));
      if (mark === 'foreign') {
        state = 'locked';
        strapi.log.error(`Douyin: ${locked().message}. Until then no secret is read or written.`);
      }
      // A command that only loads Strapi does not listen, and does no work it was not asked for.
      if (mark === 'former') strapi.server.httpServer.once('listening', () => void follow());
    },
  };
}
