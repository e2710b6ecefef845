import type { Core } from '@strapi/strapi';
import type { QrCode } from '../../../contracts/login';
import { publicUrl } from '../config';
import { addSeconds, clock } from '../shared/clock';
import { randomToken, sha256 } from '../shared/crypto';
import { drawSvg, svgImage } from '../shared/qr';
import type { AttemptColumns } from './attempt';

/** A QR code of ours and the secret in it. */
export type Qr = QrCode & { token: string };

const lifeSeconds = 60;

/** A new QR code: a short address of ours that a phone can open for 60 seconds. */
export async function newQr(strapi: Core.Strapi): Promise<Qr> {
  const token = randomToken(16);
  const url = `${publicUrl(strapi)}/douyin/q/${token}`;
  const expiresAt = addSeconds(clock.now(), lifeSeconds).toISOString();
  return { token, url, image: svgImage(await drawSvg(url)), expiresAt };
}

/** What is stored of a QR code. */
export const qrColumns = (qr: Qr): AttemptColumns => ({
  qrHash: sha256(qr.token),
  qrExpiresAt: new Date(qr.expiresAt),
});

/** What may be shown of a QR code. */
export const shownQr = ({ url, image, expiresAt }: Qr): QrCode => ({ url, image, expiresAt });
