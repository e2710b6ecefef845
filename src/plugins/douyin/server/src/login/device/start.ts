import type { Core } from '@strapi/strapi';
import type { AppRow } from '../../apps/row';
import type { Actor } from '../../audit/service';
import type { DeviceFlow } from '../../providers';
import { addSeconds, clock } from '../../shared/clock';
import { newId, randomToken, sha256 } from '../../shared/crypto';
import { PluginError } from '../../shared/errors';
import { service } from '../../shared/service';
import { createAttempt, type AttemptColumns, type AttemptRow } from '../attempt';
import { recordStep } from '../trail';
import { sealDevice } from './sealed';

/** The platform tells no end of its codes; clients take about as long. */
const lifeSeconds = 300;

/** How accounts of an app are connected by the platform's own code; throws CONFIG_INVALID where they are not. */
export function deviceFlow(strapi: Core.Strapi, app: AppRow): DeviceFlow {
  const { device } = service(strapi, 'platform').of(app.provider);
  if (device) return device;
  throw new PluginError('CONFIG_INVALID', `app: accounts of "${app.provider}" are not connected by its code`);
}

/** Who starts, and what the attempt is for. */
export type DeviceRequest = {
  app: AppRow;
  actor?: Actor;
  columns: Pick<AttemptRow, 'purpose'> & AttemptColumns;
};

/** A started device login: what to draw, and its attempt. */
export type StartedByDevice = { attempt: AttemptRow; qrText: string };

/** Gets a code from the platform and stores what follows it, sealed. Throws `API_*`, `AUTH_*` or `CONFIG_*`. */
export async function startDevice(
  strapi: Core.Strapi,
  { app, actor, columns }: DeviceRequest,
): Promise<StartedByDevice> {
  const flow = deviceFlow(strapi, app);
  const login = await flow.start(service(strapi, 'apps').credentials(app));
  const documentId = newId();
  const attempt = await createAttempt(strapi, {
    ...columns,
    documentId,
    way: 'device',
    appId: app.documentId,
    // Nothing comes back through the browser: a state that nobody knows.
    stateHash: sha256(randomToken()),
    deviceSealed: sealDevice(strapi, documentId, login),
    expiresAt: addSeconds(clock.now(), lifeSeconds),
  });
  await recordStep(strapi, 'login.started', attempt, { actor });
  return { attempt, qrText: login.qrText };
}
