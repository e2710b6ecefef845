import { useIntl } from 'react-intl';
import { factName, noticeWords } from '../../../contracts/notice-texts';
import type { IncidentView, NoticeLanguage } from '../../../contracts/notices';
import { useMoments } from '../shared/moments';

/** The language of our texts that is nearest to the panel's. */
export const noticeLanguage = (locale: string): NoticeLanguage =>
  locale.startsWith('zh') ? 'zh-Hans' : 'en';

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);

/** An incident as it is told to people, in the panel's language. */
export type IncidentWords = {
  title: string;
  sentence: string;
  remedy: string | null;
  facts: { name: string; value: string }[];
};

/** Tells incidents with the same words that messages have. */
export function useIncidentWords(): (incident: IncidentView) => IncidentWords {
  const { locale } = useIntl();
  const { full } = useMoments();
  const language = noticeLanguage(locale);
  return ({ kind, subject, facts, recoveredAt, warning }) => {
    const phase = recoveredAt && !warning ? 'recovered' : 'opened';
    const words = noticeWords({ kind, name: subject.name, facts }, phase, language);
    const told = Object.entries(words.facts).map(([name, value]) => ({
      name: factName(name, language),
      value: isMoment(value) ? full(value) : String(value),
    }));
    return { ...words, facts: told };
  };
}
