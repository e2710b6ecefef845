import type { Page } from './outcome';
import { contentPolicy } from './pages/html';

/** What goes out on the connection. */
export type Wire = { status: number; type: string; body: string; headers?: Record<string, string> };

/** A JSON answer. */
export const json = (status: number, value: unknown): Wire => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

/** A refusal of the simulator itself (never of the platform): one sentence. */
export const refusal = (status: number, sentence: string): Wire => json(status, { error: sentence });

/** A page with its policy; never stored, and its address is told to nobody else. */
export const pageWire = ({ html, nonce, formTarget }: Page): Wire => ({
  status: 200,
  type: 'text/html; charset=utf-8',
  body: html,
  headers: {
    'Cache-Control': 'no-store',
    'Content-Security-Policy': contentPolicy(nonce, formTarget),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  },
});

/** Sends the browser to a path of the simulator after a form. */
export const seeOther = (path: string): Wire => ({
  status: 303,
  type: 'text/plain; charset=utf-8',
  body: '',
  headers: { Location: path, 'Cache-Control': 'no-store' },
});

/** Sends the browser to an address anywhere, as an authorise page does. */
export const found = (url: string): Wire => ({
  status: 302,
  type: 'text/plain; charset=utf-8',
  body: '',
  headers: { Location: url, 'Cache-Control': 'no-store' },
});
