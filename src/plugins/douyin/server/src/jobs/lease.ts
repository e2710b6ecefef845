import type { ClaimedJob, JobData, JobsPort } from './port';

/** A claim that is kept up. */
export type Lease = {
  /** Tells that the holder lives, and its progress; false when the job is no longer theirs. */
  beat(progress?: JobData): Promise<boolean>;
  /** Ends the beats. */
  drop(): void;
};

/**
 * Keeps a job by a heartbeat at each third of its lease. `onLost` is called when somebody else has it or it was cancelled,
 * and when no heartbeat got through for a whole lease.
 */
export function keepLease(port: JobsPort, job: ClaimedJob, onLost: () => void): Lease {
  const leaseMs = job.leaseSeconds * 1000;
  let heldAt = performance.now();
  const beat = async (progress?: JobData) => {
    const isHeld = await port.heartbeat(job, progress);
    if (isHeld) heldAt = performance.now();
    else onLost();
    return isHeld;
  };
  const timer = setInterval(() => {
    beat().catch(() => {
      if (performance.now() - heldAt > leaseMs) onLost();
    });
  }, leaseMs / 3);
  return { beat, drop: () => clearInterval(timer) };
}
