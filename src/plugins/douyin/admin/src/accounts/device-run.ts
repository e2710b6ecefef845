import {
  openDeviceStages,
  type deviceContracts,
  type DeviceStage,
  type StartedDevice,
} from '../../../contracts/connect';
import type { AccountView } from '../../../contracts/accounts';
import type { Answer } from '../../../contracts/contract';
import type { Failure } from '../shared/failure';

/** A code on the screen, and when it ends by the browser's clock (ms). */
export type ShownCode = StartedDevice & { endsAt: number };

/** A connection by the platform's own code, as its dialog knows it. */
export type DeviceRun = {
  /** Null until the server has answered. */
  code: ShownCode | null;
  stage: DeviceStage | null;
  /** Why it failed: a code of ours. */
  errorCode: string | null;
  account: AccountView | null;
  /** Why it could not be started or followed, or what is in the way just now. */
  failure: Failure | null;
};

/** What can happen to it. */
export type DeviceEvent =
  | { kind: 'asked' }
  | { kind: 'started'; code: StartedDevice; at: number }
  | { kind: 'told'; status: Answer<typeof deviceContracts.poll> }
  | { kind: 'hindered'; failure: Failure };

/** Nothing asked yet. */
export const noDeviceRun: DeviceRun = {
  code: null,
  stage: null,
  errorCode: null,
  account: null,
  failure: null,
};

/** Whether there is something left to wait for. */
export const isOpen = ({ stage }: Pick<DeviceRun, 'stage'>): boolean =>
  stage !== null && openDeviceStages.includes(stage);

/** Whether a new code can be asked for: the last one ended without an account, or could not be had. */
export const mayAskAgain = (run: DeviceRun): boolean =>
  run.stage === null ? run.failure !== null : !isOpen(run) && run.stage !== 'connected';

/** The connection after an event; news of a former code change nothing. */
export function nextDeviceRun(run: DeviceRun, event: DeviceEvent): DeviceRun {
  switch (event.kind) {
    case 'asked':
      return noDeviceRun;
    case 'started': {
      const { code, at } = event;
      return { ...noDeviceRun, stage: 'waiting', code: { ...code, endsAt: at + code.secondsLeft * 1000 } };
    }
    case 'told': {
      const { attemptId, stage, errorCode, account } = event.status;
      return attemptId === run.code?.attemptId ? { ...run, stage, errorCode, account, failure: null } : run;
    }
    case 'hindered':
      return { ...run, failure: event.failure };
  }
}
