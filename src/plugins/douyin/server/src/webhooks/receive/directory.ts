import type { Core } from '@strapi/strapi';
import type { AppRow } from '../../apps/row';
import type { SigningSecret } from '../../apps/service';
import { service } from '../../shared/service';
import { keysOf } from '../keys/keys';

/** An app as deliveries for it are checked. */
export type KnownApp = {
  id: string;
  clientKey: string;
  isOn: boolean;
  secrets: SigningSecret[];
  relayKey: string | null;
  /** Whether a delivery with a good signature ever came. */
  isVerified: boolean;
};

/** How a delivery names its app. */
export type AppName = { id: string } | { clientKey: string };

type Entry = { app: Promise<KnownApp | null>; readAt: number };

/** Apps that a process has looked up a moment ago. */
export type Directory = {
  find(name: AppName): Promise<KnownApp | null>;
  /** Looks once more, unless that was done just now; null when there is nothing newer. */
  again(name: AppName): Promise<KnownApp | null>;
  forget(): void;
};

const keepMs = 3000;
/** A flood of wrong calls has an app looked up so often only. */
const pauseMs = 300;
const most = 1000;

const keyOf = (name: AppName): string => ('id' in name ? `id:${name.id}` : `key:${name.clientKey}`);

async function toKnown(strapi: Core.Strapi, row: AppRow): Promise<KnownApp> {
  const { relay, signing, isVerified } = await keysOf(strapi, row.documentId);
  const secrets = service(strapi, 'apps').signingSecrets(row);
  return {
    id: row.documentId,
    clientKey: row.clientKey ?? '',
    isOn: row.webhookOn,
    secrets: signing === null ? secrets : [...secrets, { secret: signing, until: null }],
    relayKey: relay,
    isVerified,
  };
}

async function look(strapi: Core.Strapi, name: AppName): Promise<KnownApp | null> {
  const row = await service(strapi, 'apps').find('douyin', name);
  return row && toKnown(strapi, row);
}

/** A directory that keeps what it found for three seconds, what it did not find as well. */
export function createDirectory(strapi: Core.Strapi): Directory {
  const entries = new Map<string, Entry>();
  const read = (name: AppName): Promise<KnownApp | null> => {
    if (entries.size >= most) entries.clear();
    const app = look(strapi, name);
    // All who come meanwhile wait for the same look.
    entries.set(keyOf(name), { app, readAt: performance.now() });
    app.catch(() => entries.delete(keyOf(name)));
    return app;
  };
  const ageOf = (entry: Entry): number => performance.now() - entry.readAt;
  return {
    find(name) {
      const known = entries.get(keyOf(name));
      return known && ageOf(known) < keepMs ? known.app : read(name);
    },
    async again(name) {
      const known = entries.get(keyOf(name));
      return known && ageOf(known) < pauseMs ? null : read(name);
    },
    forget: () => entries.clear(),
  };
}
