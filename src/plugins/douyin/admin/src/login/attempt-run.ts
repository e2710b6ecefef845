import type { AttemptStage, AttemptStatus, QrCode, StartedAttempt } from '../../../contracts/login';
import { attemptSteps, openStages } from '../../../contracts/login';
import type { Failure } from '../shared/failure';

/** How an administrator lets someone reach the platform. */
export type ConnectWay = 'popup' | 'qr';

/** What is chosen before an attempt starts: an app's id and the way. */
export type Choice = { app: string; way: ConnectWay };

/** A QR code and when it got here, by the browser's clock (ms). */
export type ShownQr = QrCode & { receivedAt: number };

/** An attempt as this page knows it. */
export type AttemptRun = {
  /** Null until something was chosen. */
  choice: Choice | null;
  /** Null until the server has answered. */
  status: AttemptStatus | null;
  /** The platform's page, for `popup`. */
  authUrl: string | null;
  qr: ShownQr | null;
  /** The name on Douyin, masked; known once the return code was right. */
  nickname: string | null;
  /** How far the server's clock is ahead of the browser's (ms). */
  skewMs: number;
  /** Why it could not be started, or cannot be followed any more. */
  failure: Failure | null;
};

/** What can happen to an attempt, as far as this page learns of it; `id` is the attempt it is about. */
export type AttemptEvent =
  | { kind: 'asked'; choice: Choice }
  | { kind: 'started'; attempt: StartedAttempt; at: number }
  | { kind: 'told'; status: AttemptStatus }
  | { kind: 'renewed'; id: string; qr: QrCode; at: number }
  | { kind: 'accepted'; id: string; nickname: string }
  | { kind: 'clock'; skewMs: number }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'forgotten' };

/** Nothing chosen yet. */
export const noRun: AttemptRun = {
  choice: null,
  status: null,
  authUrl: null,
  qr: null,
  nickname: null,
  skewMs: 0,
  failure: null,
};

/** Whether an attempt in this stage is over. */
export const isEnd = (stage: AttemptStage): boolean => !openStages.includes(stage);

const cancellable: readonly AttemptStage[] = attemptSteps.cancel.from;

/** Whether an attempt in this stage can still be given up. */
export const mayCancel = (stage: AttemptStage): boolean => cancellable.includes(stage);

function start(run: AttemptRun, { attempt, at }: { attempt: StartedAttempt; at: number }): AttemptRun {
  const { authUrl, qr, ...status } = attempt;
  return { ...run, status, authUrl, qr: qr && { ...qr, receivedAt: at } };
}

/** The status after an event; news of another attempt, or after the end, changes nothing. */
function onward(run: AttemptRun, id: string, change: (run: AttemptRun) => AttemptRun): AttemptRun {
  return run.status?.id === id && !isEnd(run.status.stage) ? change(run) : run;
}

/** The stream may tell the end before the answer to the return code is here: the name is taken all the same. */
function accept(run: AttemptRun, { id, nickname }: { id: string; nickname: string }): AttemptRun {
  const done = onward(run, id, (open) => ({
    ...open,
    status: open.status && { ...open.status, stage: 'done' },
  }));
  const isDone = done.status?.id === id && done.status.stage === 'done';
  return isDone ? { ...done, nickname: nickname || null } : run;
}

/** The attempt after an event. */
export function nextRun(run: AttemptRun, event: AttemptEvent): AttemptRun {
  switch (event.kind) {
    case 'asked':
      return { ...noRun, choice: event.choice };
    case 'started':
      return start(run, event);
    case 'told':
      return onward(run, event.status.id, (open) => ({ ...open, status: event.status, failure: null }));
    case 'renewed':
      return onward(run, event.id, (open) => ({ ...open, qr: { ...event.qr, receivedAt: event.at } }));
    case 'accepted':
      return accept(run, event);
    case 'clock':
      return { ...run, skewMs: event.skewMs };
    case 'failed':
      return { ...run, failure: event.failure };
    case 'forgotten':
      return noRun;
  }
}

/** Stages that read differently on the two ways. */
const twoWays: readonly AttemptStage[] = ['started', 'returned'];

/** Key of the sentence that says where the attempt stands. */
export function sentenceKey({ choice, status, nickname }: AttemptRun): string {
  if (!status) return 'connect.stage.asked';
  if (status.stage === 'done' && nickname) return 'connect.stage.done.named';
  const way = twoWays.includes(status.stage) && choice ? `.${choice.way}` : '';
  return `connect.stage.${status.stage}${way}`;
}
