import type { Exploration } from '../../../contracts/explorer';
import { redact } from '../shared/log';
import type { HttpAnswer, HttpCall } from '../shared/request';

const secretNames = /token|secret|authorization|code|ticket/i;

/** A secret with nothing left of it but its kind and, where it is long, its last four characters. */
export function maskSecret(value: string): string {
  const [, kind = ''] = /^(Bearer |[a-z_]{2,8}\.)/.exec(value) ?? [];
  const rest = value.slice(kind.length);
  return `${kind}…${rest.length >= 16 ? rest.slice(-4) : ''}`;
}

const masked = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, secretNames.test(name) ? maskSecret(value) : value]),
  );

function bodyOf({ form, json }: HttpCall): string | null {
  if (form) return JSON.stringify(masked(form));
  return json === undefined ? null : redact(JSON.stringify(json));
}

/** A call as a person may see it: complete but for its secrets. */
export function shownRequest(call: HttpCall): Exploration['request'] {
  const query = new URLSearchParams(masked(call.query ?? {})).toString();
  return {
    method: call.method,
    url: query ? `${call.url}?${query}` : call.url,
    headers: masked(call.headers ?? {}),
    body: bodyOf(call),
  };
}

const hidden = '"[redacted]"';
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * JSON without tokens and phone numbers. Numbers stand aside meanwhile, for a size in bytes may look like a phone number;
 * those that are named a phone number are hidden. No character below U+0020 can stand in JSON, so they mark the places.
 */
function redactJson(text: string): string {
  const numbers: string[] = [];
  const aside = text.replace(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g, (word, offset: number) => {
    if (word.startsWith('"')) return word;
    const isPhone = /(phone|mobile|tel)\w*"\s*:\s*\[?\s*$/i.test(
      text.slice(Math.max(0, offset - 64), offset),
    );
    return isPhone ? hidden : `\u0001${numbers.push(word) - 1}\u0001`;
  });
  return redact(aside).replace(/\u0001(\d+)\u0001/g, (_place, index) => numbers[Number(index)] ?? '');
}

/** The secrets a call was sent with; whatever comes back must not repeat them. */
const secretsOf = ({ form, headers, query }: HttpCall): string[] =>
  Object.entries({ ...form, ...headers, ...query })
    .filter(([name, value]) => secretNames.test(name) && value !== '')
    .map(([, value]) => value.replace(/^Bearer /, ''));

/** A text without the secrets of the call it belongs to. */
export const withoutSecrets = (text: string, call: HttpCall): string =>
  secretsOf(call).reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);

const longestShown = 100_000;

/** An answer to a call as a person may see it. */
export function shownAnswer({ status, text }: HttpAnswer, call: HttpCall): Exploration['answer'] {
  const safe = isJson(text) ? redactJson(text) : redact(text);
  return { status, body: withoutSecrets(safe, call).slice(0, longestShown) };
}
