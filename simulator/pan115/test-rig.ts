import { createHash } from 'node:crypto';
import type { Fields } from '../call';
import { postForm, postJson, send, type Answer } from '../test-rig';
import { DEMO_PAN115_CLIENT_ID, DEMO_PAN115_CLIENT_SECRET } from './seed';

/** The demo app's credentials at 115. */
export const APP115 = { client_id: DEMO_PAN115_CLIENT_ID, client_secret: DEMO_PAN115_CLIENT_SECRET };

/** A verifier of 60 characters. */
export const VERIFIER = 'a1B2c3D4e5'.repeat(6);

/** Its challenge by one of the three methods. */
export const challengeOf = (verifier: string, method = 'sha256'): string =>
  createHash(method).update(verifier).digest('base64url');

/** Asks for a QR. */
export const openQr = (url: string, changes: Record<string, string> = {}): Promise<Answer> =>
  postForm(`${url}/open/authDeviceCode`, {
    client_id: APP115.client_id,
    code_challenge: challengeOf(VERIFIER),
    code_challenge_method: 'sha256',
    ...changes,
  });

/** Polls a QR once. */
export const poll = (url: string, { uid, time, sign }: Fields): Promise<Answer> =>
  send(
    `${url}/get/status/?${new URLSearchParams({ uid: String(uid), time: String(time), sign: String(sign) })}`,
  );

/** Lets something happen to a QR. */
export const steerQr = (url: string, uid: unknown, action: string, body: Fields = {}): Promise<Answer> =>
  postJson(`${url}/_sim/pan115/codes/${String(uid)}/${action}`, body);

/** Turns a confirmed QR into tokens. */
export const exchangeQr = (url: string, uid: unknown, verifier = VERIFIER): Promise<Answer> =>
  postForm(`${url}/open/deviceCodeToToken`, { uid: String(uid), code_verifier: verifier });

/** A logged-in person's tokens. */
export async function tokens115(url: string, person = 'xiaohe'): Promise<Fields> {
  const { uid } = (await openQr(url)).data;
  await steerQr(url, uid, 'confirm', { person });
  return (await exchangeQr(url, uid)).data;
}

/** Refreshes. */
export const refresh115 = (url: string, token: unknown): Promise<Answer> =>
  postForm(`${url}/open/refreshToken`, { refresh_token: String(token) });

/** Asks who granted. */
export const userInfo115 = (url: string, token: unknown): Promise<Answer> =>
  send(`${url}/open/user/info`, { headers: { authorization: `Bearer ${String(token)}` } });

/** Turns switches. */
export const turn = (url: string, switches: Fields): Promise<Answer> =>
  postJson(`${url}/_sim/switches`, switches);

/** Changes the demo app. */
export const patchApp115 = (url: string, body: Fields): Promise<Answer> =>
  postJson(`${url}/_sim/pan115/apps/${APP115.client_id}`, body, {}, 'PATCH');
