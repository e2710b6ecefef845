import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { cpuMsOf } from '../strapi';

/** Processor time of a process of PostgreSQL that serves this database; 0 for any other. */
function servedMs(pid: string, database: string): number {
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return title.startsWith('postgres:') && title.includes(` ${database} `) ? cpuMsOf(Number(pid)) : 0;
  } catch {
    return 0; // it ended meanwhile
  }
}

/** Milliseconds of processor time of PostgreSQL's processes for one database of this machine. Linux only. */
export const databaseCpuMs = (database: string): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .reduce((sum, pid) => sum + servedMs(pid, database), 0);

/** Milliseconds the processors of this machine were busy since it started. */
export const busyMs = (): number =>
  cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0);

/** How many processors there are. */
export const processors = cpus().length;
