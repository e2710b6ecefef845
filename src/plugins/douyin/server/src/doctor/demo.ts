import type { DoctorFinding } from '../../../contracts/doctor';
import type { ProductionFault } from '../apps/service';
import { isProduction } from '../config';
import { PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { found, orWell, type Check, type Patient } from './finding';

const toFinding = ({ kind, subject, value, appId }: ProductionFault): DoctorFinding =>
  found(`demo.${kind}`, { app: subject, value }, appId && `/apps/${appId}`);

/** A base URL that passes for the platform, but has the local simulator behind it. */
async function simulatorsOf({ strapi }: Patient): Promise<ProductionFault[]> {
  const apps = await service(strapi, 'apps').views({ deleted: false, hostInUse: null });
  const used = apps.filter(({ clientKey }) => clientKey !== null);
  const { send } = service(strapi, 'platform');
  const answers = used.map(async ({ id, name, baseUrl }): Promise<ProductionFault[]> => {
    try {
      const { headers } = await send({ method: 'GET', url: `${baseUrl}/`, timeoutMs: 5000 });
      const isSimulator = headers['x-douyin-simulator'] !== undefined;
      return isSimulator ? [{ kind: 'simulator', subject: name, value: baseUrl, appId: id }] : [];
    } catch (error) {
      if (error instanceof PluginError) return [];
      throw error;
    }
  });
  return (await Promise.all(answers)).flat();
}

/** What belongs to the demo and the simulator: production does not start with it. */
export const demo: Check = async (patient) => {
  const refused = await service(patient.strapi, 'apps').productionFaults();
  const simulators = await simulatorsOf(patient);
  const known = new Set(refused.filter(({ kind }) => kind === 'stand-in').map(({ appId }) => appId));
  const faults = [...refused, ...simulators.filter(({ appId }) => !known.has(appId))];
  if (isProduction()) return orWell(faults.map(toFinding), found('demo.none'));
  const what = [...new Set(faults.map(({ subject, value }) => value || subject))].join(', ');
  return faults.length > 0
    ? [found('demo.development', { count: faults.length, what }, '/apps')]
    : [found('demo.none')];
};
