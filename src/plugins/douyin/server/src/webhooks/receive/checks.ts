import type { Core } from '@strapi/strapi';
import { readBody } from '../events/body';
import { relayNonceOf } from '../inbox/insert';
import { challengeOf } from './challenge';
import { headerOf, refusal, type Call } from './call';
import type { AppName, KnownApp } from './directory';
import { peek } from './peek';
import { faultOfRelay, relayHeaders } from './relay';
import { isSigned } from './signature';
import { parseStrict, strictText } from './strict-json';

/** One question to a call; throws why it is refused. */
type Check = (call: Call, strapi: Core.Strapi) => void | Promise<void>;

const appOf = ({ app }: Call): KnownApp => {
  if (!app) throw new Error('The app is looked up first');
  return app;
};

/** What is signed must be what is read. */
const isPlain: Check = (call) => {
  const encoding = headerOf(call, 'content-encoding');
  if (encoding && encoding !== 'identity')
    throw refusal('WEBHOOK_ENCODED', 'encoded', 'A delivery must not be compressed');
};

const nameOf = ({ appId, raw }: Call): AppName | null => {
  if (appId !== null) return { id: appId };
  const { clientKey } = peek(raw);
  return clientKey === null ? null : { clientKey };
};

/** What is not as expected is looked at once more: it may have been changed a moment ago. */
async function lookedTwice(
  call: Call,
  name: AppName,
  isGood: (app: KnownApp) => boolean,
): Promise<KnownApp | null> {
  const app = call.app ?? (await call.directory.find(name));
  if (app && isGood(app)) return app;
  return (await call.directory.again(name)) ?? app;
}

const isKnown: Check = async (call) => {
  const name = nameOf(call);
  const app = name && (await lookedTwice(call, name, () => true));
  if (!app)
    throw refusal(
      'WEBHOOK_APP',
      'unknown-app',
      'There is no such app: compare the address with the app page',
    );
  call.app = app;
};

const isSwitchedOn: Check = async (call) => {
  if (call.isTrusted) return;
  const app = await lookedTwice(call, { id: appOf(call).id }, ({ isOn }) => isOn);
  if (!app?.isOn)
    throw refusal(
      'WEBHOOK_OFF',
      'switched-off',
      'The webhook of this app is off: switch it on on the app page',
    );
  call.app = app;
};

const secretsOf = ({ secrets }: KnownApp, now: Date): string[] =>
  secrets.filter(({ secret, until }) => secret !== '' && (!until || until > now)).map(({ secret }) => secret);

/** The platform asks before it signs; whom it asked once before it always finds signed. */
const mayBeUnsigned = (call: Call): boolean =>
  !appOf(call).isVerified && peek(call.raw).event === 'verify_webhook';

const isFromPlatform: Check = async (call) => {
  if (call.isTrusted) return;
  const given = headerOf(call, 'x-douyin-signature');
  if (given === '') {
    if (mayBeUnsigned(call)) return;
    throw refusal('WEBHOOK_SIGNATURE', 'unsigned', 'The delivery has no X-Douyin-Signature');
  }
  const isGood = (app: KnownApp) => isSigned(secretsOf(app, call.now), call.raw, given);
  const app = await lookedTwice(call, { id: appOf(call).id }, isGood);
  if (!app || secretsOf(app, call.now).length === 0)
    throw refusal('WEBHOOK_APP', 'no-secret', 'The app has no client secret: enter it on the app page');
  if (!isGood(app))
    throw refusal(
      'WEBHOOK_SIGNATURE',
      'signature',
      'The signature does not fit the body and the secret of the app',
    );
  call.app = app;
  call.isSigned = true;
};

const isFromRelay: Check = (call) => {
  const { id, relayKey } = appOf(call);
  if (relayKey === null || call.isTrusted) return;
  const stamp = {
    timestamp: headerOf(call, relayHeaders.timestamp),
    nonce: headerOf(call, relayHeaders.nonce),
    signature: headerOf(call, relayHeaders.signature),
  };
  const fault = faultOfRelay(relayKey, stamp, call.raw, call.now);
  if (fault)
    throw refusal(
      'WEBHOOK_SIGNATURE',
      fault,
      'The relay’s timestamp, nonce or signature is missing or wrong',
    );
  call.nonce = relayNonceOf(id, stamp.nonce);
};

function jsonIn(raw: Buffer): { text: string; value: unknown } {
  try {
    const text = strictText(raw);
    return { text, value: parseStrict(text) };
  } catch {
    throw refusal(
      'WEBHOOK_BODY',
      'not-json',
      'The body must be JSON in UTF-8 that can be read in one way only',
    );
  }
}

const namesAnEvent: Check = (call) => {
  const { text, value } = jsonIn(call.raw);
  const body = readBody(value);
  if (!body) throw refusal('WEBHOOK_BODY', 'no-event', 'The body names no event');
  call.body = body;
  call.challenge = body.event === 'verify_webhook' ? challengeOf(body, text) : null;
};

const isOfOneApp: Check = (call) => {
  const { clientKey } = call.body ?? {};
  const isLeftOut = !clientKey && call.isTrusted;
  if (!isLeftOut && clientKey !== appOf(call).clientKey)
    throw refusal(
      'WEBHOOK_APP',
      'other-app',
      'The body names another app than the address and the signature',
    );
};

/** All that a call must pass before it is believed, in this order: what is cheap first, and nothing is read before it is signed. */
const checks: Check[] = [
  isPlain,
  isKnown,
  isSwitchedOn,
  isFromPlatform,
  isFromRelay,
  namesAnEvent,
  isOfOneApp,
];

/** Asks everything in order; throws `WEBHOOK_*` with the reason, or CONFIG_KEYS_LOCKED. */
export async function check(strapi: Core.Strapi, call: Call): Promise<void> {
  for (const one of checks) await one(call, strapi);
}
