import type { DoctorFinding } from '../../../contracts/doctor';
import { settingsOf } from '../config';
import { found, orWell, type Check, type Patient } from './finding';

/** One of Strapi's middlewares as `config/middlewares` writes it. */
export type Written = string | { name?: string; config?: Record<string, unknown> };

const middlewaresOf = ({ strapi }: Patient): Written[] => strapi.config.get<Written[]>('middlewares', []);

/** A middleware's own configuration; empty where it has none, null where it is not used. */
function configOf(middlewares: Written[], name: string): Record<string, unknown> | null {
  const written = middlewares.find((one) => (typeof one === 'string' ? one : one.name) === name);
  if (!written) return null;
  return typeof written === 'string' ? {} : (written.config ?? {});
}

const wordsIn = (value: unknown): string[] => {
  const list = Array.isArray(value) ? value : String(value ?? '').split(',');
  return list.map((word) => String(word).trim().toLowerCase()).filter(Boolean);
};

const neededHeaders = ['authorization', 'content-type', 'idempotency-key'];

/** Who may call the content API from a browser. */
export function judgeCors(middlewares: Written[]): DoctorFinding {
  const config = configOf(middlewares, 'strapi::cors');
  if (!config || config.enabled === false) return found('cors.closed');
  // Strapi's default answers every origin, with credentials allowed.
  const { origin = '*', headers } = config;
  if (typeof origin === 'function') return found('cors.listed', { origins: 'function' });
  const origins = wordsIn(origin);
  if (origins.includes('*')) return found('cors.open');
  if (origins.length === 0) return found('cors.closed');
  const missing =
    headers === undefined
      ? ['idempotency-key']
      : neededHeaders.filter((name) => !wordsIn(headers).includes(name));
  return missing.length > 0
    ? found('cors.headers', { headers: missing.join(', ') })
    : found('cors.listed', { origins: origins.join(', ') });
}

type Directives = Record<string, unknown>;

const strapis: Record<string, string[]> = {
  'script-src': ["'self'"],
  'connect-src': ["'self'", 'https:'],
  'img-src': ["'self'", 'data:', 'blob:', 'https://market-assets.strapi.io'],
};

const camel = (name: string): string =>
  name.replace(/-(\w)/g, (_whole, letter: string) => letter.toUpperCase());

const valuesOf = (directives: Directives, name: string): string[] => {
  const written = directives[name] ?? directives[camel(name)];
  return written === undefined ? (strapis[name] ?? []) : wordsIn(written);
};

/** Whether a list of sources lets a host's pictures in. */
const lets = (sources: string[], host: string): boolean =>
  sources.some((source) => ['*', 'https:', host, `https://${host}`].includes(source));

/** What the panel cannot do without. */
const needs: [string, string][] = [
  ['script-src', "'self'"],
  ['connect-src', "'self'"],
  ['img-src', "'self'"],
  ['img-src', 'data:'],
];

/** Whether the panel works under the site's Content-Security-Policy; our own pages bring their own. */
export function judgePolicy(middlewares: Written[], avatarHosts: string[]): DoctorFinding[] {
  const config = configOf(middlewares, 'strapi::security');
  const policy = config?.contentSecurityPolicy;
  if (!config || policy === false) return [found('csp.off')];
  const directives = ((policy as { directives?: Directives } | undefined)?.directives ?? {}) as Directives;
  const blocked = needs.filter(([name, source]) => {
    const values = valuesOf(directives, name);
    return !values.includes(source) && !values.includes('*');
  });
  const hidden = avatarHosts.filter((host) => !lets(valuesOf(directives, 'img-src'), host.toLowerCase()));
  const names = blocked.map(([name, source]) => `${name} ${source}`).join('; ');
  return orWell(
    [
      ...(blocked.length > 0 ? [found('csp.blocks', { names })] : []),
      ...(hidden.length > 0 ? [found('csp.avatars', { hosts: hidden.join(', ') })] : []),
    ],
    found('csp.fits'),
  );
}

/** `strapi::cors` as it is configured. */
export const cors: Check = (patient) => [judgeCors(middlewaresOf(patient))];

/** `strapi::security` as it is configured. */
export const csp: Check = (patient) =>
  judgePolicy(middlewaresOf(patient), settingsOf(patient.strapi).avatarHosts);
