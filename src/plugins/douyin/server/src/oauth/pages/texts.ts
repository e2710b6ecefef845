import type { FaultName } from '../endpoints/faults';
import { en } from './en';
import { zh, type OAuthTexts } from './zh';

export type { OAuthTexts } from './zh';

/** The words in one language. */
export const textsIn = (language: 'zh' | 'en'): OAuthTexts => (language === 'zh' ? zh : en);

/** A sentence with its `{names}` replaced by values. */
export const fill = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** The sentence that tells a person what is wrong. */
export const faultSentence = ({ faults }: OAuthTexts, name: FaultName): string =>
  (faults as Partial<Record<string, string>>)[name] ?? faults.other;
