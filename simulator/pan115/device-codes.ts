import { createHash } from 'node:crypto';
import { MINUTE, now, SECOND } from '../clock';
import { nextText, textFor } from '../ids';
import type { Person, World } from '../world';
import { wakePolls } from './waiting';

/** The states of a QR; `used` means: exchanged for tokens. */
export type DeviceStatus = 'new' | 'scanned' | 'confirmed' | 'cancelled' | 'expired' | 'used';

/** The three hash methods 115 knows. */
export const METHODS = ['sha256', 'sha1', 'md5'] as const;

/** One of the three. */
export type Method = (typeof METHODS)[number];

/** One QR login, from drawing to the exchange. */
export type DeviceCode = {
  uid: string;
  client_id: string;
  challenge: string;
  method: Method;
  /** Unix seconds, as the platform tells it. */
  time: number;
  sign: string;
  status: DeviceStatus;
  /** The status the last poll was told; the next poll waits while it is the same. */
  told: DeviceStatus;
  endsMs: number;
  personId?: string;
};

/** How long a QR lives; not published, clients assume this (UNVERIFIED). */
export const QR_LIFE_MS = 5 * MINUTE;

/** What an app asks for. */
export type DeviceRequest = { client_id: string; challenge: string; method: Method };

/** Opens a QR login. */
export function openDeviceCode(world: World, request: DeviceRequest): DeviceCode {
  const uid = nextText(world.ids, 'pan115-uid', 40);
  const moment = now(world.clock);
  const code: DeviceCode = {
    ...request,
    uid,
    time: Math.floor(moment / SECOND),
    sign: textFor(world.ids, ['pan115-qr', uid], 40),
    status: 'new',
    told: 'new',
    endsMs: moment + QR_LIFE_MS,
  };
  world.pan115.deviceCodes.set(uid, code);
  return code;
}

/** A QR login with its status of this moment, or nothing. */
export function findDeviceCode(world: World, uid: string): DeviceCode | undefined {
  const code = world.pan115.deviceCodes.get(uid);
  const canExpire = code && (isUndecided(code) || code.status === 'confirmed');
  if (canExpire && now(world.clock) >= code.endsMs) code.status = 'expired';
  return code;
}

/** True while the person can still decide. */
export const isUndecided = ({ status }: DeviceCode): boolean => status === 'new' || status === 'scanned';

/** What can happen to an undecided QR. */
export type DeviceAction = 'scan' | 'confirm' | 'cancel' | 'expire';

const RESULTS: Record<DeviceAction, DeviceStatus> = {
  scan: 'scanned',
  confirm: 'confirmed',
  cancel: 'cancelled',
  expire: 'expired',
};

/** The person scans, confirms or cancels, or time runs out; waiting polls are told. */
export function act(world: World, code: DeviceCode, action: DeviceAction, person?: Person): void {
  code.status = RESULTS[action];
  if (person) code.personId = person.id;
  wakePolls(world);
}

/** True when the verifier is the one behind the challenge; the challenge may be base64 or base64url. */
export function matchesChallenge({ challenge, method }: DeviceCode, verifier: string): boolean {
  const urlSafe = challenge.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return createHash(method).update(verifier).digest('base64url') === urlSafe;
}

/** What the QR holds: the address of its phone page, instead of the platform's `https://115.com/scan/dg-<uid>`. */
export const scanUrl = (world: World, { uid }: DeviceCode): string => `${world.url}/_sim/pan115/scan/${uid}`;
