import type { Core } from '@strapi/strapi';
import type { DoctorFinding } from '../../../contracts/doctor';
import { clock } from '../shared/clock';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { productOf, readValue } from './database';
import { found, type Check } from './finding';

/** Seconds that the zone of a database session is ahead of UTC; SQLite has no such zone. */
const sessionOffset: Record<string, string> = {
  postgres: 'SELECT EXTRACT(TIMEZONE FROM now()) AS value',
  mysql: 'SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(), NOW()) AS value',
};

/** The zone of the process and that of the database session: tables keep moments without one. */
export const timeZone: Check = async ({ strapi }) => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!['UTC', 'Etc/UTC', 'GMT'].includes(zone)) return [found('time-zone.process', { zone })];
  const statement = sessionOffset[productOf(strapi)];
  const seconds = statement ? Number(await readValue(strapi, statement)) : 0;
  const hours = Math.round(seconds / 36) / 100;
  return [hours === 0 ? found('time-zone.utc') : found('time-zone.session', { hours })];
};

const now: Record<string, string> = {
  postgres: 'SELECT EXTRACT(EPOCH FROM clock_timestamp()) AS value',
  mysql: 'SELECT UNIX_TIMESTAMP(NOW(6)) AS value',
};

// The Date header counts whole seconds, and an answer takes its time.
const limits = {
  database: { drifts: 3, wrong: 60 },
  platform: { drifts: 30, wrong: 300 },
} as const;

type Other = keyof typeof limits;

/** Seconds our clock is ahead of another that is asked for its time; null where it tells none. */
async function aheadOf(ask: () => Promise<Date | null>): Promise<number | null> {
  const before = clock.now().getTime();
  const theirs = await ask();
  if (!theirs) return null;
  const ours = (before + clock.now().getTime()) / 2;
  return Math.round((ours - theirs.getTime()) / 1000);
}

/** What a difference between two clocks means; nothing where they agree. */
export function judgeClock(other: Other, seconds: number, name: string): DoctorFinding[] {
  const details = { seconds: Math.abs(seconds), name };
  if (details.seconds > limits[other].wrong) return [found(`clock.${other}-wrong`, details)];
  return details.seconds > limits[other].drifts ? [found(`clock.${other}-drifts`, details)] : [];
}

async function againstDatabase(strapi: Core.Strapi): Promise<DoctorFinding[]> {
  const product = productOf(strapi);
  const statement = now[product];
  if (!statement) return [];
  const seconds = await aheadOf(async () => new Date(Number(await readValue(strapi, statement)) * 1000));
  return judgeClock('database', seconds ?? 0, product);
}

type App = { provider: 'douyin' | 'pan115'; baseUrl: string };

async function againstPlatform(strapi: Core.Strapi, { provider, baseUrl }: App): Promise<DoctorFinding[]> {
  const name = new URL(baseUrl).host;
  try {
    const seconds = await aheadOf(() => service(strapi, 'platform').of(provider).time({ baseUrl }));
    return seconds === null
      ? [found('clock.platform-unknown', { name })]
      : judgeClock('platform', seconds, name);
  } catch (error) {
    // Whether the platform can be reached is for the tests of its apps to say.
    if (error instanceof PluginError) return [found('clock.platform-unknown', { name })];
    throw error;
  }
}

/** Our clock against those of the database and of the platforms. */
export const clocks: Check = async ({ strapi }) => {
  const apps = (await service(strapi, 'apps').views({ deleted: false, hostInUse: null })).filter(
    ({ clientKey }) => clientKey !== null,
  );
  const places = [...new Map(apps.map((app) => [app.baseUrl, app])).values()];
  const judged = await Promise.all([
    againstDatabase(strapi),
    ...places.map((place) => againstPlatform(strapi, place)),
  ]);
  const all = judged.flat();
  return all.some(({ state }) => state !== 'skipped') ? all : [found('clock.close'), ...all];
};
