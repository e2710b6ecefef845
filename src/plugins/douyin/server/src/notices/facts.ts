import type { NoticeFacts, NoticeSubject } from '../../../contracts/notices';
import { redact } from '../shared/log';

const most = { facts: 12, name: 40, value: 200 };

const short = (text: string, length: number): string =>
  redact(text.replace(/\s+/g, ' ').trim()).slice(0, length);

/** Facts as they may be stored and told: few, short, on one line and without secrets. */
export function cleanFacts(facts: NoticeFacts): NoticeFacts {
  const entries = Object.entries(facts).slice(0, most.facts);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name.slice(0, most.name),
      typeof value === 'string' ? short(value, most.value) : value,
    ]),
  );
}

/** A subject with its name as it may be told. */
export const cleanSubject = ({ type, id, name }: NoticeSubject): NoticeSubject => ({
  type,
  id: id.slice(0, 64),
  name: short(name, 100) || id.slice(0, 64),
});
