import type { HttpAnswer, HttpCall } from '../../shared/request';
import type { Message } from '../message';

/** What a channel needs to send: its address, its secret if it has one, and the present. */
export type Sending = { url: string; secret: string | null; now: Date };

/** What a receiver's answer means: taken, or why not, in its own words. */
export type Verdict = { ok: true } | { ok: false; text: string };

/** One form of messages that go out by HTTP. */
export type HttpSender = {
  /** The call that carries a message. */
  call(message: Message, sending: Sending): HttpCall;
  /** Reads the receiver's answer. */
  read(answer: HttpAnswer): Verdict;
};

/** Whole seconds since 1970. */
export const secondsOf = (moment: Date): number => Math.floor(moment.getTime() / 1000);

const isTaken = ({ status }: HttpAnswer) => status >= 200 && status < 300;

/** Judges by the HTTP status alone; redirects are not followed. */
export function readStatus(answer: HttpAnswer): Verdict {
  return isTaken(answer) ? { ok: true } : { ok: false, text: `HTTP ${answer.status}` };
}

function readJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Judges by a number in the body, which is 0 when the message was taken: robots answer HTTP 200 to everything. */
export function readCode(answer: HttpAnswer, codes: string[], texts: string[]): Verdict {
  const body = readJson(answer.text);
  const code = codes.map((name) => body?.[name]).find((value) => typeof value === 'number');
  if (isTaken(answer) && code === 0) return { ok: true };
  if (code === undefined || code === 0) return { ok: false, text: `HTTP ${answer.status} without a result` };
  const words = texts.map((name) => body?.[name]).find((value) => typeof value === 'string');
  return { ok: false, text: `${String(code)} ${String(words ?? '')}`.trim() };
}
