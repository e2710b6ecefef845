import type { NotifyEvent, NotifySort } from '../../../../contracts/lead-notify';
import { notifyTexts } from '../../../../contracts/lead-notify-texts';
import type { PanelLead } from '../../../../contracts/lead-panel';
import type { NoticeLanguage } from '../../../../contracts/notices';
import type { Message } from '../../notices/service';
import { hidePhones } from './hide-phones';

/** What a message about leads is made of. */
export type News = {
  id: string;
  language: NoticeLanguage;
  /** Where the rule's times of day are. */
  zone: string;
  /** Where the panel shows leads. */
  leadsUrl: string;
  rule: string;
  event: NotifyEvent;
  sort: NotifySort;
  total: number;
  history: number;
  /** Those that are shown; `to` is the status one went to. */
  leads: { lead: NotifiedLead; to?: string }[];
};

/** What a message shows of a lead. */
export type NotifiedLead = Pick<
  PanelLead,
  'leadId' | 'nickname' | 'status' | 'ownerName' | 'owner' | 'source' | 'tags' | 'notes' | 'nextFollowUpAt'
> &
  Pick<PanelLead, 'app' | 'account' | 'city' | 'province'>;

type Shown = News['leads'][number];

const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

const short = (text: string, most: number): string => {
  const signs = [...text.replace(/\s+/g, ' ').trim()];
  return signs.length <= most ? signs.join('') : `${signs.slice(0, most).join('')}…`;
};

const locales = { 'zh-Hans': 'zh-CN', en: 'en-GB' } as const;

/** Puts what a lead holds into words of one language. */
function wordsOf({ language, zone }: Pick<News, 'language' | 'zone'>) {
  const texts = notifyTexts[language];
  const stage = (name: string) => (Object.hasOwn(texts.stages, name) ? texts.stages[name] : name) ?? name;
  const moment = (at: string) =>
    new Intl.DateTimeFormat(locales[language], {
      timeZone: zone,
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(new Date(at));
  return {
    texts,
    stage,
    moment,
    name: ({ nickname }: NotifiedLead) => short(hidePhones(nickname), 40) || texts.nameless,
    owner: ({ owner, ownerName }: NotifiedLead) => ownerName ?? (owner === null ? texts.nobody : texts.gone),
    source: ({ source, account }: NotifiedLead) =>
      [texts.sources[source], account?.name].filter(Boolean).join(' · '),
  };
}

type Words = ReturnType<typeof wordsOf>;

/** What of a lead is shown below the sentence; what is empty is left out. */
function factsOf({ lead, to }: Shown, { texts, stage, owner, source, moment }: Words): Message['facts'] {
  const { app, status, province, city, tags, notes, nextFollowUpAt } = lead;
  const values = {
    source: source(lead),
    app: app?.name ?? '',
    status: stage(to ?? status),
    owner: owner(lead),
    place: [province, city].filter(Boolean).join(' '),
    tags: tags.join('、'),
    remark: short(notes, 100),
    followUp: nextFollowUpAt ? moment(nextFollowUpAt) : '',
  };
  return (Object.keys(values) as (keyof typeof values)[])
    .filter((name) => values[name])
    .map((name) => ({ name: texts.facts[name], value: hidePhones(values[name]) }));
}

function writeOne(news: News, shown: Shown): Message {
  const words = wordsOf(news);
  const { texts, name, stage, owner } = words;
  const { lead, to } = shown;
  const { title, sentence } = texts.events[news.event];
  const said = { name: name(lead), status: stage(to ?? lead.status), owner: owner(lead) };
  const isTest = news.sort === 'test';
  return {
    ...frame(news),
    title: `${texts.frame}【${isTest ? texts.test : title}】${said.name}`,
    lines: [fill(sentence, said), ...(isTest ? [fill(texts.tested, { rule: news.rule })] : [])],
    facts: factsOf(shown, words),
    links: [
      isTest
        ? { label: texts.openList, url: news.leadsUrl }
        : { label: texts.open, url: `${news.leadsUrl}/${lead.leadId}` },
    ],
  };
}

function writeSum(news: News): Message {
  const words = wordsOf(news);
  const { texts, name, stage, owner, source } = words;
  const { total, history, leads } = news;
  const hidden = total - history - leads.length;
  const of = (text: string, count: number) => (count > 0 ? [fill(text, { count })] : []);
  return {
    ...frame(news),
    title: `${texts.frame}【${texts.digest}】${fill(texts.events[news.event].digestTitle, { count: total })}`,
    lines: [
      fill(texts.sum, { rule: news.rule, count: total }),
      ...of(texts.history, history),
      ...of(texts.more, hidden),
    ],
    facts: leads.map(({ lead, to }) => ({
      name: name(lead),
      value: [source(lead), stage(to ?? lead.status), owner(lead)].map(hidePhones).join(' · '),
    })),
    links: [{ label: texts.openList, url: news.leadsUrl }],
  };
}

/** What every message has, for machines too. */
const frame = ({ id, language, event, sort, rule, total, history, leads }: News) => ({
  id,
  language,
  data: {
    type: sort === 'test' ? 'douyin.leads.test' : `douyin.leads.${event}`,
    notice: { rule, sort, total, history, leads: leads.map(({ lead }) => lead.leadId) },
  },
});

/** Writes a message about leads; null when none of them is left. */
export function writeNews(news: News): Message | null {
  const [first] = news.leads;
  if (first && (news.sort === 'single' || news.sort === 'test')) return writeOne(news, first);
  if (news.sort === 'single' || (!first && news.history === 0)) return null;
  return writeSum(news);
}

/** What a test shows instead of a lead. */
export function exampleLead(language: NoticeLanguage, now: Date): NotifiedLead {
  const { name, place } = notifyTexts[language].sample;
  const [province = null, city = null] = place.split(' ');
  return {
    leadId: 0,
    nickname: name,
    status: 'NEW',
    owner: null,
    ownerName: null,
    source: 'comment',
    tags: [],
    notes: '',
    nextFollowUpAt: now.toISOString(),
    app: null,
    account: null,
    ...{ province, city },
  };
}
