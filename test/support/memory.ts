import { readFileSync, writeFileSync } from 'node:fs';

const megabytes = (pid: number, what: 'VmRSS' | 'VmHWM'): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
};

/** The most memory that a process had resident at once so far, in MB. */
export const peakMb = (pid: number): number => megabytes(pid, 'VmHWM');

/** How many MB a process grew at most while `work` went on. */
export async function growthMb(pid: number, work: () => Promise<unknown>): Promise<number> {
  const before = megabytes(pid, 'VmRSS');
  // Has the kernel measure the peak from now on.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  await work();
  return peakMb(pid) - before;
}
