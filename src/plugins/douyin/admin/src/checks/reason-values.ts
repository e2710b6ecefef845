import type { CheckResult } from '../../../contracts/checks';
import type { WordValues } from '../shared/words';

const blanks = {
  url: '–',
  host: '–',
  expectedHost: '–',
  status: '–',
  seconds: 0,
  scopes: '–',
  end: '–',
};

/** How a value is written: `full` writes a moment, `unnamed` stands for an account whose name is not told. */
export type Writing = { full: (iso: string) => string; unnamed: string };

/** The values a check's sentences may use: every known one, with a stand-in where the result gives none. */
export function reasonValues(details: CheckResult['details'], { full, unnamed }: Writing): WordValues {
  const { end, seconds, nickname } = details;
  const values: WordValues = { ...blanks, ...details, nickname: nickname || unnamed };
  if (typeof seconds === 'number') values.seconds = Math.abs(seconds);
  if (typeof end === 'string' && !Number.isNaN(Date.parse(end))) values.end = full(end);
  return values;
}

/** Key and values of a refusal's own words: the platform's with its number, or those of the network. */
export function refusalWords(details: CheckResult['details']): { key: string; values: WordValues } | null {
  const { number, text, logId } = details;
  if (number !== undefined) {
    return {
      key: 'check.platform',
      values: { number: String(number), text: text ?? '–', logId: logId ?? '–' },
    };
  }
  return text === undefined ? null : { key: 'check.text', values: { text } };
}
