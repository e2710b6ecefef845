import type { AuthCode, Consent } from './consents';
import type { DeviceCode } from './device-codes';
import type { DriveFile, DriveLink } from './files';
import type { Access, Pan115Grant } from './grants';
import { seedPan115Apps } from './seed';

/** Where an app stands at open.115.com: in review 40140108, disabled 109, expired 110, its developer expired 118. */
export type Pan115Stage = 'online' | 'review' | 'disabled' | 'expired' | 'developer_expired';

/** One application registered at open.115.com, in the words of `/_sim/pan115/apps`. */
export type Pan115App = {
  /** Digits. */
  client_id: string;
  client_secret: string;
  name: string;
  /** The domains a redirect_uri may have, without scheme and port. */
  domains: string[];
  stage: Pan115Stage;
};

/** What the 115 side of one simulator knows. */
export type Pan115 = {
  apps: Map<string, Pan115App>;
  deviceCodes: Map<string, DeviceCode>;
  consents: Map<string, Consent>;
  codes: Map<string, AuthCode>;
  /** Living access tokens; a refresh leaves the one before it alive. */
  accesses: Map<string, Access>;
  /** Living grants under their refresh token. */
  refreshes: Map<string, Pan115Grant>;
  /** Living grants of one person and app, the oldest first. */
  logins: Map<string, Pan115Grant[]>;
  /** Files under their pick code, and the addresses that were given out. */
  files: Map<string, DriveFile>;
  links: Map<string, DriveLink>;
  /** The polls that wait for a change. */
  waiting: Set<AbortController>;
};

/** The 115 side as the seed gives it. */
export const createPan115 = (): Pan115 => ({
  apps: new Map(seedPan115Apps().map((app) => [app.client_id, app])),
  deviceCodes: new Map(),
  consents: new Map(),
  codes: new Map(),
  accesses: new Map(),
  refreshes: new Map(),
  logins: new Map(),
  files: new Map(),
  links: new Map(),
  waiting: new Set(),
});
