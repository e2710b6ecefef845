import type { Core } from '@strapi/strapi';
import type { DeviceLogin } from '../../providers';
import type { SealedPlace } from '../../secrets/service';
import { service } from '../../shared/service';
import { attemptUid, unknownAttempt, type AttemptRow } from '../attempt';

const table = 'douyin_attempts';

/** Where attempts keep what follows the platform's own code; its verifier never leaves the server. */
export const sealedColumns: SealedPlace = {
  uid: attemptUid,
  table,
  rowKey: 'documentId',
  columns: { deviceSealed: 'device_sealed' },
};

const place = (attemptId: string) => ({ table, row: attemptId, column: 'device_sealed' });

/** A device login as an attempt keeps it; throws CONFIG_KEYS_LOCKED. */
export const sealDevice = (strapi: Core.Strapi, attemptId: string, login: DeviceLogin): string =>
  service(strapi, 'secrets').seal(JSON.stringify(login), place(attemptId));

/** The device login of an attempt that is not over; throws AUTH_ATTEMPT_UNKNOWN or CONFIG_KEYS_LOCKED. */
export function openDevice(
  strapi: Core.Strapi,
  { documentId, deviceSealed }: Pick<AttemptRow, 'documentId' | 'deviceSealed'>,
): DeviceLogin {
  if (!deviceSealed) throw unknownAttempt();
  return JSON.parse(service(strapi, 'secrets').open(deviceSealed, place(documentId))) as DeviceLogin;
}
