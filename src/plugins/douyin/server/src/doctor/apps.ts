import type { AppView } from '../../../contracts/apps';
import type { DoctorFinding } from '../../../contracts/doctor';
import { clock } from '../shared/clock';
import { service } from '../shared/service';
import { found, orWell, type Check } from './finding';

const oldDays = 30;
const dayMs = 86_400_000;

/** What the stored results of one app's Test connection mean; nothing where all is well. */
export function judgeTests(
  { id, name, checks }: Pick<AppView, 'id' | 'name' | 'checks'>,
  now: Date,
): DoctorFinding[] {
  const place = `/apps/${id}`;
  if (checks.length === 0) return [found('app-tests.never', { app: name }, place)];
  const failed = checks.filter(({ outcome }) => outcome === 'fail');
  if (failed.length > 0) return [found('app-tests.failed', { app: name, count: failed.length }, place)];
  const newest = Math.max(...checks.map(({ at }) => Date.parse(at)));
  const days = Math.floor((now.getTime() - newest) / dayMs);
  return days > oldDays ? [found('app-tests.old', { app: name, days }, place)] : [];
}

/** What the last Test connection of each app that has a client key came to. */
export const appTests: Check = async ({ strapi }) => {
  const all = await service(strapi, 'apps').views({ deleted: false, hostInUse: null });
  const apps = all.filter(({ clientKey }) => clientKey !== null);
  if (apps.length === 0) return [found('app-tests.none', {}, '/apps')];
  const findings = apps.flatMap((app) => judgeTests(app, clock.now()));
  return orWell(findings, found('app-tests.passed', { count: apps.length }));
};
