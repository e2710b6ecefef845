import type { providerNames } from './accounts';
import { appSwitches } from './apps';
import { checkNames, type CheckName } from './checks';

/** A platform an app can belong to. */
export type PlatformName = (typeof providerNames)[number];

/** What an app of one platform has. What it has not cannot be set: lists stay empty and switches off. */
export type PlatformTraits = {
  /** Where the platform lives, unless an app says otherwise. */
  baseUrl: string;
  /** `optional`: accounts can be connected without a secret, by the platform's code on the screen. */
  secret: 'needed' | 'optional';
  hasScopes: boolean;
  switches: readonly (typeof appSwitches)[number][];
  /** Whether administrators connect accounts by the platform's code on the screen. */
  hasDeviceCode: boolean;
  /** The checks of Test connection that say something about it, in their order. */
  checks: readonly CheckName[];
};

/** What apps of each platform have. Visitors log in with Douyin only; 115 accounts are connected by administrators. */
export const platformTraits: Record<PlatformName, PlatformTraits> = {
  douyin: {
    baseUrl: 'https://open.douyin.com',
    secret: 'needed',
    hasScopes: true,
    switches: appSwitches,
    hasDeviceCode: false,
    checks: checkNames,
  },
  pan115: {
    baseUrl: 'https://passportapi.115.com',
    secret: 'optional',
    hasScopes: false,
    switches: [],
    hasDeviceCode: true,
    checks: ['credentials', 'clock', 'callback'],
  },
};
