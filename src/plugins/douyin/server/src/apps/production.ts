import type { Core } from '@strapi/strapi';
import { platformTraits } from '../../../contracts/platforms';
import { isProduction } from '../config';
import { PluginError } from '../shared/errors';
import { findRows, type AppRow } from './row';
import { isStandIn } from './rules';

/** E-mail of the administrator that the demo seeds; its password is public. */
export const demoAdminEmail = 'admin@demo.invalid';

/** An app without switches is in use as soon as it names its client. */
const isOn = (row: AppRow) =>
  platformTraits[row.provider].switches.length > 0
    ? row.loginOn || row.publishOn || row.leadsOn || row.webhookOn
    : row.clientKey !== null;

const cure = (row: AppRow) =>
  platformTraits[row.provider].switches.length > 0 ? 'switch it off' : 'delete it';

function faultsOf(row: AppRow): string[] {
  if (!isOn(row)) return [];
  const faults: string[] = [];
  if (isStandIn(row.baseUrl))
    faults.push(
      `app "${row.name}" talks to ${row.baseUrl}, which is not the platform: set its base URL or ${cure(row)}`,
    );
  if (!row.secretSealed && platformTraits[row.provider].secret === 'needed')
    faults.push(`app "${row.name}" is switched on without a client secret: enter it or switch the app off`);
  return faults;
}

/** Stops a production boot with one sentence per fault: stand-ins for the platform, empty secrets, the demo's admin. */
export async function refuseUnsafeProduction(strapi: Core.Strapi): Promise<void> {
  if (!isProduction()) return;
  const faults = (await findRows(strapi)).flatMap(faultsOf);
  const demoAdmin = await strapi.db.query('admin::user').findOne({ where: { email: demoAdminEmail } });
  if (demoAdmin) faults.push(`the demo's administrator ${demoAdminEmail} exists: delete it`);
  if (faults.length > 0) {
    throw new PluginError('CONFIG_UNSAFE', `Douyin does not start in production: ${faults.join('; ')}`);
  }
}
