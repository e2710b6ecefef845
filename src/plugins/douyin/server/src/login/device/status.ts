import type { DeviceStage, DeviceStatus } from '../../../../contracts/connect';
import type { AttemptStage } from '../../../../contracts/login';
import { statusOf, type AttemptRow } from '../attempt';

const stages: Record<AttemptStage, DeviceStage> = {
  started: 'waiting',
  scanned: 'scanned',
  returned: 'confirmed',
  confirmed: 'confirmed',
  authorized: 'confirmed',
  done: 'connected',
  refused: 'refused',
  denied: 'refused',
  cancelled: 'cancelled',
  failed: 'failed',
  expired: 'expired',
};

/** What the screen that shows the platform's own code may know of its attempt. */
export function deviceStatusOf(attempt: AttemptRow): DeviceStatus {
  const { id, stage, expiresAt, errorCode } = statusOf(attempt);
  return { attemptId: id, stage: stages[stage], expiresAt, errorCode };
}
