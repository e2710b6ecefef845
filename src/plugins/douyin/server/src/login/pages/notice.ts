import type { Texts } from '../texts';
import { escape, shell, type Page } from './shell';

/** What a short page can say. */
export type Notice = keyof Texts['notices'];

/** A short page that says where something ended; 410 for a QR code that is no longer valid. */
export function noticePage(texts: Texts, nonce: string, kind: Notice): Page {
  const { heading, text } = texts.notices[kind];
  const body = `<h1>${escape(heading)}</h1><p>${escape(text)}</p>`;
  return { html: shell(texts, nonce, { title: heading, body }), status: kind === 'expired-qr' ? 410 : 200 };
}
