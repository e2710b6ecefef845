import { approveConsent, refuseConsent, type Consent } from '../../pan115/consents';
import { act, findDeviceCode, isUndecided, type DeviceCode } from '../../pan115/device-codes';
import { consentPage } from '../../pages/pan115-consent';
import { scanPage } from '../../pages/pan115-scan';
import { found, pageWire, refusal, seeOther, type Wire } from '../../wire';
import type { World } from '../../world';
import type { ControlRequest, ControlRoute } from '../request';

/** The pages a person presses: the phone behind the QR, and the answer to the authorise page. */
export const pan115PageRoutes: ControlRoute[] = [
  { method: 'GET', path: '/_sim/pan115/scan/:uid', answer: showScan },
  { method: 'POST', path: '/_sim/pan115/scan/:uid', answer: pressScan },
  { method: 'POST', path: '/_sim/pan115/consents/:id', answer: pressConsent },
];

const appName = (world: World, clientId: string): string => world.pan115.apps.get(clientId)?.name ?? '';

const people = (world: World) => [...world.people.values()];

function showScan(world: World, { params }: ControlRequest): Wire {
  const code = findDeviceCode(world, params.uid ?? '');
  if (!code) return refusal(404, 'There is no such code.');
  return pageWire(scanPage({ code, appName: appName(world, code.client_id), people: people(world) }));
}

/** A late press on an old page changes nothing; it comes back to the present state. */
function pressScan(world: World, { call, params }: ControlRequest): Wire {
  const code = findDeviceCode(world, params.uid ?? '');
  if (!code) return refusal(404, 'There is no such code.');
  return isUndecided(code) ? press(world, code, call.body.fields) : toScan(code);
}

const toScan = ({ uid }: DeviceCode): Wire => seeOther(`/_sim/pan115/scan/${uid}`);

function press(world: World, code: DeviceCode, { person: id, do: action }: Record<string, unknown>): Wire {
  const person = world.people.get(String(id));
  if (!person) return refusal(400, 'There is no such person.');
  if (action === 'scan' || action === 'confirm' || action === 'cancel') act(world, code, action, person);
  return toScan(code);
}

/** Agreeing leads to the app with code and state; refusing, or coming late, shows the page again. */
function pressConsent(world: World, { call, params }: ControlRequest): Wire {
  const consent = world.pan115.consents.get(params.id ?? '');
  if (!consent) return refusal(404, 'There is no such page.');
  const person = world.people.get(String(call.body.fields.person));
  if (consent.status !== 'new') return showConsent(world, consent);
  if (!person) return refusal(400, 'There is no such person.');
  if (call.body.fields.do === 'approve') return found(approveConsent(world, consent, person));
  if (call.body.fields.do === 'refuse') refuseConsent(consent, person);
  return showConsent(world, consent);
}

const showConsent = (world: World, consent: Consent): Wire =>
  pageWire(consentPage({ consent, appName: appName(world, consent.client_id), people: people(world) }));
