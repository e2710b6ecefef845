import { service, type Context } from '../shared/service';
import { judge, type Phase, type Readiness } from './judge';
import { createDatabaseProbe } from './probe';

/** Milliseconds for which what was found out is told again. */
const freshMs = 1000;

/** Whether this process is ready for requests. */
export type HealthService = {
  /** What stands against it and what is wrong besides; asks the database at most once a second. Never throws. */
  ready(): Promise<Readiness>;
  /** Notes that the process listens, or that it ends. */
  enter(phase: Phase): void;
};

declare module '../shared/service' {
  interface Services {
    health: HealthService;
  }
}

/** The `health` service. */
export function healthService({ strapi }: Context): HealthService {
  const probe = createDatabaseProbe(strapi);
  let phase: Phase = 'starting';
  let known: { at: number; database: ReturnType<typeof probe> } | undefined;
  const database = () => {
    const now = performance.now();
    if (!known || now - known.at > freshMs) known = { at: now, database: probe() };
    return known.database;
  };
  return {
    async ready() {
      const found = await database();
      return judge({
        phase,
        database: found,
        areKeysLocked: service(strapi, 'secrets').state() === 'locked',
        isRedisAway: service(strapi, 'jobs').telling() === 'away',
      });
    },
    enter: (next) => void (phase = next),
  };
}
