import { resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { isProduction, settingsOf } from '../config';
import { createKeyring, type Keyring, type Place } from '../shared/crypto';
import { PluginError } from '../shared/errors';
import type { Context } from '../shared/service';
import { generatedKey, isGeneratedKey } from './generated-key';

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
  /** Compares the keys with the mark they left at first boot; logs what to do when they differ. */
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

async function opensMark(strapi: Core.Strapi, keyring: Keyring): Promise<boolean> {
  const store = strapi.store({ type: 'plugin', name: 'douyin', key: 'key-mark' });
  const mark = (await store.get({})) as string | null;
  if (!mark) {
    await store.set({ value: keyring.seal(markText, markPlace) });
    return true;
  }
  try {
    return keyring.open(mark, markPlace) === markText;
  } catch {
    return false;
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
  const unlocked = (): Keyring => {
    if (state === 'locked') throw locked();
    return keyring;
  };
  return {
    state: () => state,
    seal: (plain, place) => unlocked().seal(plain, place),
    open: (sealed, place) => unlocked().open(sealed, place),
    derive: (purpose) => keyring.derive(purpose),
    async verify() {
      if (await opensMark(strapi, keyring)) return;
      state = 'locked';
      strapi.log.error(`Douyin: ${locked().message}. Until then no secret is read or written.`);
    },
  };
}
