import { factName, fill, frameTexts, kindTexts, noticeWords } from '../../../contracts/notice-texts';
import type {
  NoticeFacts,
  NoticeKind,
  NoticeLanguage,
  NoticePhase,
  NoticeSubject,
  Severity,
} from '../../../contracts/notices';

/** What a message tells of. */
export type Notice = {
  id: string;
  kind: NoticeKind;
  severity: Severity;
  subject: NoticeSubject;
  facts: NoticeFacts;
  openedAt: string;
  recoveredAt: string | null;
};

/** A named address in a message. */
export type MessageLink = { label: string; url: string };

/** A message ready to be put into the form of a channel. */
export type Message = {
  /** The same at every try: receivers tell repeats by it. */
  id: string;
  language: NoticeLanguage;
  title: string;
  /** Sentences in their order. */
  lines: string[];
  facts: { name: string; value: string }[];
  links: MessageLink[];
  /** The same for machines; it carries no link. */
  data: { type: string; notice: Record<string, unknown> };
};

const zones = {
  'zh-Hans': { timeZone: 'Asia/Shanghai', locale: 'zh-CN', name: '北京时间' },
  en: { timeZone: 'UTC', locale: 'en-GB', name: 'UTC' },
} as const;

const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);

/** A fact as people read it: moments in the time of the language's readers. */
export function factValue(value: string | number | boolean, language: NoticeLanguage): string {
  if (!isMoment(value)) return String(value);
  const { timeZone, locale, name } = zones[language];
  const text = new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' });
  return `${text.format(new Date(value))} (${name})`;
}

type Frame = {
  messageId: string;
  phase: NoticePhase;
  language: NoticeLanguage;
  /** Where the panel shows it. */
  panelUrl: string;
  /** What its owner opens to consent again; not for machines. */
  link: string | null;
};

function linksOf({ language, panelUrl, link }: Frame): MessageLink[] {
  const words = frameTexts[language];
  const panel = { label: words.panel, url: panelUrl };
  return link ? [{ label: words.link, url: link }, panel] : [panel];
}

/** Writes the message of a notice. */
export function writeMessage(notice: Notice, frame: Frame): Message {
  const { phase, language } = frame;
  const frameWords = frameTexts[language];
  const { name } = notice.subject;
  const words = noticeWords({ ...notice, name }, phase, language);
  const mark = phase === 'recovered' ? frameWords.recovered : frameWords[notice.severity];
  const { id, kind, severity, subject, openedAt, recoveredAt } = notice;
  return {
    id: frame.messageId,
    language,
    title: `${frameWords.alert}【${mark}】${words.title}`,
    lines: [words.sentence, words.remedy].filter((line) => line !== null),
    facts: Object.entries(words.facts).map(([fact, value]) => ({
      name: factName(fact, language),
      value: factValue(value, language),
    })),
    links: linksOf(frame),
    data: {
      type: `douyin.notice.${phase}`,
      notice: {
        ...{ id, kind, severity, subject, facts: notice.facts, openedAt, recoveredAt },
        remedy: kindTexts[kind].remedy,
      },
    },
  };
}

/** Writes the message that proves a channel. */
export function writeTest(
  channelName: string,
  { messageId, language, panelUrl }: Pick<Frame, 'messageId' | 'language' | 'panelUrl'>,
): Message {
  const words = frameTexts[language];
  return {
    id: messageId,
    language,
    title: `${words.alert}【${words.test}】`,
    lines: [fill(words.tested, { name: channelName })],
    facts: [],
    links: [{ label: words.panel, url: panelUrl }],
    data: { type: 'douyin.notice.test', notice: {} },
  };
}
