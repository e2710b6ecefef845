import { exitCodes } from './command.mjs';

const controller = new AbortController();

/** npm sends a signal on that came to its group anyway: a second one so soon is the same. */
const sameMs = 1000;
let isHeeded = false;

/** A signal that Ctrl+C and a polite end of the process give. Asked once more a second later, the process ends at once. */
export function interruption() {
  if (isHeeded) return controller.signal;
  isHeeded = true;
  let firstAt = Infinity;
  const end = () => {
    if (Date.now() - firstAt > sameMs) process.exit(exitCodes.interrupted);
    firstAt = Math.min(firstAt, Date.now());
    controller.abort(new Error('Interrupted'));
  };
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, end);
  return controller.signal;
}

/** Whether the process was asked to end. */
export const isInterrupted = () => controller.signal.aborted;

/** Gives what the work gives, or throws once the process is asked to end; the work itself is the caller's to close. */
export async function unlessInterrupted(work) {
  const signal = interruption();
  let stop;
  const interrupted = new Promise((_resolve, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    if (signal.aborted) stop();
    return await Promise.race([interrupted, work]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
