import type { Core } from '@strapi/strapi';

type Env = Core.Config.Shared.ConfigParams['env'];

function refuse(name: string, value: string, wanted: string): never {
  throw new Error(`${name} is "${value}"; it must be ${wanted}`);
}

const isHttpUrl = (value: string): boolean => /^https?:\/\/[^/]+/.test(value) && URL.canParse(value);

/**
 * Reads environment variables for the files in `config/`. An empty variable counts as not set; a wrong one stops the
 * start with a sentence that names it.
 */
export function readEnvironment(env: Env) {
  const text = (name: string, fallback = ''): string => env(name, '').trim() || fallback;
  return {
    text,
    /** `true` or `false`. */
    flag(name: string, fallback: boolean): boolean {
      const value = text(name, String(fallback));
      return value === 'true' || (value === 'false' ? false : refuse(name, value, 'true or false'));
    },
    /** A whole number within bounds. */
    number(name: string, fallback: number, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}): number {
      const value = text(name, String(fallback));
      const number = Number(value);
      const fits = Number.isInteger(number) && number >= min && number <= max;
      return fits ? number : refuse(name, value, `a whole number from ${min} to ${max}`);
    },
    /** One of a few words. */
    oneOf<Word extends string>(name: string, words: readonly Word[], fallback: Word): Word {
      const value = text(name, fallback);
      return words.find((word) => word === value) ?? refuse(name, value, `one of ${words.join(', ')}`);
    },
    /** An http(s) address, or nothing. */
    url(name: string): string {
      const value = text(name);
      return value === '' || isHttpUrl(value) ? value : refuse(name, value, 'an http(s) address');
    },
    /** Origins (scheme, host and port) with commas. */
    origins(name: string): string[] {
      const values = text(name)
        .split(',')
        .map((value) => value.trim())
        .filter(Boolean);
      const wrong = values.find((value) => !isHttpUrl(value) || new URL(value).origin !== value);
      return wrong === undefined ? values : refuse(name, wrong, 'an origin such as https://example.com');
    },
  };
}
