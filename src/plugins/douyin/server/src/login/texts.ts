import { errorTable } from '../../../contracts/errors';
import type { PlatformName } from '../../../contracts/platforms';
import type { ErrorCode, PluginError } from '../shared/errors';
import { en } from './pages/en';
import { zh, type Texts } from './pages/zh';

export type { Texts } from './pages/zh';

/** Languages of the visitor's pages. */
export type Language = 'zh' | 'en';

/** The words in one language. */
export const textsIn = (language: Language): Texts => (language === 'zh' ? zh : en);

/** The sentence that tells a visitor what an error means. */
export function errorSentence(texts: Texts, code: ErrorCode | 'other'): string {
  return Object.hasOwn(texts.errors, code) ? texts.errors[code as keyof Texts['errors']] : texts.errors.other;
}

/** The sentence of one error as it happened: it also says how many seconds to wait, where the error knows. */
export function sentenceOf(texts: Texts, { code, details }: PluginError): string {
  const isTimed = code === 'AUTH_TOO_OFTEN' && Number.isFinite(details.seconds);
  return isTimed ? fill(texts.tooOften, { seconds: String(details.seconds) }) : errorSentence(texts, code);
}

const againKeys = { later: 'later', 'fix-config': 'config', never: 'other', reauthorize: 'other' } as const;

/** The sentence that tells an account's owner why a consent was not renewed; it names the account's platform. */
export function againSentence({ consent }: Texts, code: ErrorCode, provider: PlatformName): string {
  const own = consent.errors as Record<string, string>;
  const key = Object.hasOwn(own, code) ? code : againKeys[errorTable[code].remedy];
  return fill(own[key] ?? '', { platform: consent.platforms[provider] });
}

/** A sentence with its `{names}` replaced by values. */
export const fill = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
