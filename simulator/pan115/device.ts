import { text, type Call } from '../call';
import { now } from '../clock';
import { isRejection, reject, type Rejection } from '../codes';
import type { Endpoint, Outcome, Wait } from '../outcome';
import type { World } from '../world';
import { findPan115App } from './apps';
import {
  findDeviceCode,
  isUndecided,
  matchesChallenge,
  METHODS,
  openDeviceCode,
  scanUrl,
  type DeviceCode,
} from './device-codes';
import { createPan115Grant } from './grants';
import { formOf } from './form';
import { tokenSet } from './token-set';
import { nextChange } from './waiting';

/** The QR login with PKCE (reference pan115 §2, doc shtpzfhewv5nag11). */
export const deviceEndpoints: Endpoint[] = [
  {
    name: 'pan115_authDeviceCode',
    path: '/open/authDeviceCode',
    methods: ['POST'],
    envelope: 'passport115',
    answer: open,
  },
  {
    name: 'pan115_status',
    path: '/get/status',
    methods: ['GET'],
    envelope: 'passport115',
    answer: status,
  },
  {
    name: 'pan115_deviceCodeToToken',
    path: '/open/deviceCodeToToken',
    methods: ['POST'],
    envelope: 'passport115',
    answer: exchange,
  },
];

function open(world: World, call: Call): Outcome {
  const fields = formOf(call);
  const app = findPan115App(world, text(fields, 'client_id'));
  if (isRejection(app)) return app;
  const challenge = text(fields, 'code_challenge');
  if (challenge === '') return reject(40140101);
  const method = METHODS.find((name) => name === fields.code_challenge_method);
  if (!method) return reject(40140102);
  const code = openDeviceCode(world, { client_id: app.client_id, challenge, method });
  return { data: { uid: code.uid, time: code.time, qrcode: scanUrl(world, code), sign: code.sign } };
}

async function status(world: World, call: Call, wait: Wait): Promise<Outcome> {
  const asked = askedCode(world, call);
  if (isRejection(asked)) return asked;
  await untilChanged(world, call, asked.uid, wait);
  const code = findDeviceCode(world, asked.uid);
  if (!code) return reject(40199002);
  if (!call.isGone()) code.told = code.status;
  return report(world, code);
}

function askedCode(world: World, { query }: Call): DeviceCode | Rejection {
  if (text(query, 'uid') === '' || text(query, 'time') === '') return reject(40100000);
  if (text(query, 'sign') === '') return reject(40140103);
  const code = findDeviceCode(world, text(query, 'uid'));
  if (!code) return reject(40199002);
  const isGenuine = text(query, 'sign') === code.sign && text(query, 'time') === String(code.time);
  return isGenuine ? code : reject(40140104);
}

/** The long poll: returns when there is news, after `pan115PollMs` of real time, or when nobody listens any more. */
async function untilChanged(world: World, call: Call, uid: string, wait: Wait): Promise<void> {
  const deadline = Date.now() + world.switches.pan115PollMs;
  for (;;) {
    const code = findDeviceCode(world, uid);
    const leftMs = deadline - Date.now();
    if (!code || !isUndecided(code) || code.status !== code.told || leftMs <= 0 || call.isGone()) return;
    await nextChange(world, wait, Math.min(leftMs, Math.max(1, code.endsMs - now(world.clock))));
  }
}

/** `state` 0 means dead; -1 and -2 are what clients know beside the official page (UNVERIFIED). */
function report(world: World, code: DeviceCode): Outcome {
  const said = (number: number, msg: string): Outcome => ({ data: { msg, status: number, version: '' } });
  switch (code.status) {
    case 'new':
      return { data: {} };
    case 'scanned':
      return said(1, '扫描成功，等待确认');
    case 'confirmed':
      return said(2, '确认登录');
    case 'cancelled':
      return said(-2, '已取消登录');
    default:
      return world.switches.pan115ExpiredAsStatus ? said(-1, '二维码已过期') : reject(40199002);
  }
}

function exchange(world: World, call: Call): Outcome {
  const fields = formOf(call);
  const verifier = text(fields, 'code_verifier');
  if (text(fields, 'uid') === '') return reject(40100000, '缺少参数 uid');
  if (verifier.length < 43 || verifier.length > 128) return reject(40140112);
  const code = findDeviceCode(world, text(fields, 'uid'));
  if (code?.status !== 'confirmed' || code.personId === undefined) return reject(40101017);
  const app = findPan115App(world, code.client_id);
  if (isRejection(app)) return app;
  if (!matchesChallenge(code, verifier)) return reject(40140113);
  code.status = 'used';
  const grant = createPan115Grant(world, { client_id: code.client_id, personId: code.personId });
  return { data: tokenSet(world, grant) };
}
