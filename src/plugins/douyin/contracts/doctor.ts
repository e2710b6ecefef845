import { z } from 'zod';
import { contract } from './contract';

/** `ok` green; `warning` works, but not as it should; `error` red; `skipped` could not be looked at, or need not be. */
export const doctorStates = ['ok', 'warning', 'error', 'skipped'] as const;
export type DoctorState = (typeof doctorStates)[number];

/**
 * The named checks of the doctor (体检) in their order, with the reasons each can give and the state a reason stands for. The
 * sentence of a reason is `doctor.<check>.<reason>`; that of its remedy, for warnings and errors, ends in `.remedy`.
 */
export const doctorReasons = {
  start: { loaded: 'ok', refused: 'error' },
  database: { reachable: 'ok', unreachable: 'error' },
  schema: {
    complete: 'ok',
    empty: 'error',
    missing: 'error',
    pending: 'warning',
    'force-migration': 'warning',
  },
  'time-zone': { utc: 'ok', process: 'error', session: 'warning' },
  clock: {
    close: 'ok',
    'database-drifts': 'warning',
    'database-wrong': 'error',
    'platform-drifts': 'warning',
    'platform-wrong': 'error',
    'platform-unknown': 'skipped',
  },
  keys: {
    sealed: 'ok',
    generated: 'warning',
    former: 'warning',
    refused: 'error',
    locked: 'error',
    unknown: 'error',
  },
  'public-url': {
    reached: 'ok',
    local: 'ok',
    'not-https': 'error',
    unreachable: 'error',
    'other-server': 'error',
    'other-host': 'warning',
  },
  proxy: {
    none: 'ok',
    behind: 'ok',
    untrusted: 'error',
    needless: 'warning',
    'no-protocol': 'error',
    count: 'warning',
  },
  cors: { closed: 'ok', listed: 'ok', open: 'error', headers: 'warning' },
  csp: { fits: 'ok', off: 'warning', avatars: 'warning', blocks: 'error' },
  redis: { none: 'skipped', well: 'ok', unreachable: 'error', old: 'error', evicts: 'warning' },
  workers: { alive: 'ok', never: 'warning', silent: 'error' },
  queue: { flowing: 'ok', late: 'warning', stuck: 'error', failed: 'warning' },
  'app-tests': { none: 'skipped', passed: 'ok', never: 'warning', old: 'warning', failed: 'error' },
  grants: { none: 'skipped', lasting: 'ok', ending: 'warning', ended: 'error' },
  demo: {
    none: 'ok',
    development: 'warning',
    key: 'error',
    'stand-in': 'error',
    simulator: 'error',
    'no-secret': 'error',
    admin: 'error',
    secret: 'error',
  },
  dangers: {
    none: 'ok',
    'any-redirect': 'error',
    'local-redirect': 'warning',
    'star-redirect': 'warning',
    'sample-client': 'warning',
    development: 'error',
    'tls-off': 'error',
    'database-tls': 'warning',
    'redis-tls': 'warning',
    'strapi-secrets': 'error',
    raw: 'warning',
    'internal-hosts': 'warning',
    'open-types': 'warning',
  },
} as const satisfies Record<string, Record<string, DoctorState>>;

/** Reasons that any check can give. */
export const anyReasons = {
  broken: 'error',
  'needs-database': 'skipped',
  'needs-tables': 'skipped',
} as const satisfies Record<string, DoctorState>;

type Reasons = typeof doctorReasons & { any: typeof anyReasons };

/** The name of a check. */
export type DoctorCheck = keyof typeof doctorReasons;

/** A reason with the check it belongs to, e.g. `redis.unreachable`. */
export type DoctorReason = {
  [Check in keyof Reasons]: `${Check}.${string & keyof Reasons[Check]}`;
}[keyof Reasons];

/** The checks in their order. */
export const doctorChecks = Object.keys(doctorReasons) as [DoctorCheck, ...DoctorCheck[]];

/** One thing a check found. */
export const doctorFinding = z.object({
  /** `<check>.<reason>`. */
  reason: z.string(),
  state: z.enum(doctorStates),
  /** Values for the sentences, already safe to show. */
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where the panel lets somebody set it right: a path below the plugin's pages; null where only the server does. */
  place: z.string().nullable(),
});
export type DoctorFinding = z.infer<typeof doctorFinding>;

/** What a check came to: the worst state of all that it found. */
export const doctorResult = z.object({
  check: z.enum(doctorChecks),
  state: z.enum(doctorStates),
  findings: z.array(doctorFinding),
  durationMs: z.number().int(),
});
export type DoctorResult = z.infer<typeof doctorResult>;

export const doctorContracts = {
  /** Runs one check now; nothing is kept of it. */
  run: contract({
    method: 'POST',
    path: '/doctor/:check',
    params: z.object({ check: z.enum(doctorChecks) }),
    answer: doctorResult,
  }),
};
