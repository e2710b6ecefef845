import type { Core } from '@strapi/strapi';
import {
  doctorChecks,
  type DoctorCheck,
  type DoctorFinding,
  type DoctorResult,
} from '../../../contracts/doctor';
import { clock } from '../shared/clock';
import { vendorText } from '../shared/log';
import type { Context } from '../shared/service';
import { publicUrl, proxy } from './address';
import { appTests } from './apps';
import { database, hasTables, isReachable, schema } from './database';
import { dangers } from './dangers';
import { demo } from './demo';
import { found, worstOf, type Check, type Patient } from './finding';
import { grants } from './grants';
import { keys } from './keys';
import { cors, csp } from './middlewares';
import { redis } from './redis';
import { start } from './start';
import { clocks, timeZone } from './time';
import { queue, workers } from './work';

/** Doctor (体检). */
export type DoctorService = {
  /** The checks in their order. */
  checks: readonly DoctorCheck[];
  /** Runs one check now; changes nothing and never throws. `failure` tells why the application did not load. */
  run(check: DoctorCheck, patient?: Partial<Omit<Patient, 'strapi'>>): Promise<DoctorResult>;
};

declare module '../shared/service' {
  interface Services {
    doctor: DoctorService;
  }
}

/** What a check cannot do without. */
type Need = 'database' | 'tables' | null;

const table: Record<DoctorCheck, [Check, Need]> = {
  start: [start, null],
  database: [database, null],
  schema: [schema, 'database'],
  'time-zone': [timeZone, 'database'],
  clock: [clocks, 'tables'],
  keys: [keys, 'tables'],
  'public-url': [publicUrl, null],
  proxy: [proxy, null],
  cors: [cors, null],
  csp: [csp, null],
  redis: [redis, null],
  workers: [workers, 'tables'],
  queue: [queue, 'tables'],
  'app-tests': [appTests, 'tables'],
  grants: [grants, 'tables'],
  demo: [demo, 'tables'],
  dangers: [dangers, 'tables'],
};

async function lackOf(strapi: Core.Strapi, need: Need): Promise<DoctorFinding | null> {
  if (need === null) return null;
  if (!(await isReachable(strapi))) return found('any.needs-database');
  return need === 'tables' && !(await hasTables(strapi)) ? found('any.needs-tables') : null;
}

const told = (error: unknown): string => vendorText(error instanceof Error ? error.message : String(error));

async function examine(name: DoctorCheck, patient: Patient): Promise<DoctorFinding[]> {
  const [check, need] = table[name];
  try {
    const lack = await lackOf(patient.strapi, need);
    return lack ? [lack] : await check(patient);
  } catch (error) {
    patient.strapi.log.debug(`Douyin: the check ${name} broke: ${told(error)}`);
    return [found('any.broken', { text: told(error) })];
  }
}

/** The `doctor` service. */
export function doctorService({ strapi }: Context): DoctorService {
  return {
    checks: doctorChecks,
    async run(check, { seen = null, failure = null } = {}) {
      const begunAt = clock.now().getTime();
      const findings = await examine(check, { strapi, seen, failure });
      const durationMs = Math.max(0, clock.now().getTime() - begunAt);
      return { check, state: worstOf(findings), findings, durationMs };
    },
  };
}
