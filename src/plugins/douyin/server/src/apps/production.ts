import type { Core } from '@strapi/strapi';
import { platformTraits } from '../../../contracts/platforms';
import { isProduction } from '../config';
import { PluginError } from '../shared/errors';
import { demoAdminEmail, demoSecretNames, isDemoApp } from './demo';
import { findRows, type AppRow } from './row';
import { isStandIn } from './rules';

/** One thing that production does not start with. */
export type ProductionFault = {
  kind: 'stand-in' | 'simulator' | 'no-secret' | 'key' | 'admin' | 'secret';
  /** Name of the app; empty where it is about none. */
  subject: string;
  /** The base URL, client key, e-mail or variable at fault. */
  value: string;
  appId: string | null;
};

/** An app without switches is in use as soon as it names its client. */
const isOn = (row: AppRow) =>
  platformTraits[row.provider].switches.length > 0
    ? row.loginOn || row.publishOn || row.leadsOn || row.webhookOn
    : row.clientKey !== null;

function faultsOf(row: AppRow): ProductionFault[] {
  if (!isOn(row)) return [];
  const of = { subject: row.name, appId: row.documentId };
  const lacksSecret = !row.secretSealed && platformTraits[row.provider].secret === 'needed';
  return [
    ...(isStandIn(row.baseUrl) ? [{ kind: 'stand-in' as const, value: row.baseUrl, ...of }] : []),
    ...(isDemoApp(row) ? [{ kind: 'key' as const, value: row.clientKey ?? '', ...of }] : []),
    ...(lacksSecret ? [{ kind: 'no-secret' as const, value: '', ...of }] : []),
  ];
}

/** All that production does not start with: stand-ins for the platform, empty secrets, what belongs to the demo. */
export async function findProductionFaults(strapi: Core.Strapi): Promise<ProductionFault[]> {
  const rows = await findRows(strapi);
  const demoAdmin = await strapi.db.query('admin::user').findOne({ where: { email: demoAdminEmail } });
  const alone = { subject: '', appId: null };
  return [
    ...rows.flatMap(faultsOf),
    ...(demoAdmin ? [{ kind: 'admin' as const, value: demoAdminEmail, ...alone }] : []),
    ...demoSecretNames(strapi).map((value) => ({ kind: 'secret' as const, value, ...alone })),
  ];
}

/** What to do about an app beside mending the fault. */
const cures = (rows: AppRow[]): Map<string, string> =>
  new Map(
    rows.map(({ documentId, provider }) => [
      documentId,
      platformTraits[provider].switches.length > 0 ? 'switch it off' : 'delete it',
    ]),
  );

function sentenceOf({ kind, subject, value }: ProductionFault, cure: string): string {
  const app = `app "${subject}"`;
  const sentences: Record<ProductionFault['kind'], string> = {
    'stand-in': `${app} talks to ${value}, which is not the platform: set its base URL or ${cure}`,
    simulator: `${app} talks to ${value}, which is the simulator: set its base URL or ${cure}`,
    key: `${app} has the demo's client key ${value} or its secret: enter your own or ${cure}`,
    'no-secret': `${app} is switched on without a client secret: enter it or switch the app off`,
    admin: `the demo's administrator ${value} exists: delete it`,
    secret: `${value} holds a secret of the demo: make another with openssl rand -base64 32`,
  };
  return sentences[kind];
}

/** Stops a production boot with one sentence per fault. */
export async function refuseUnsafeProduction(strapi: Core.Strapi): Promise<void> {
  if (!isProduction()) return;
  const faults = await findProductionFaults(strapi);
  if (faults.length === 0) return;
  const cureOf = cures(await findRows(strapi));
  const sentences = faults.map((fault) => sentenceOf(fault, cureOf.get(fault.appId ?? '') ?? ''));
  throw new PluginError('CONFIG_UNSAFE', `Douyin does not start in production: ${sentences.join('; ')}`);
}
