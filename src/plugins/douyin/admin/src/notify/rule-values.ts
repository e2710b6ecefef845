import {
  notifyRuleForm,
  type NotifyEvent,
  type NotifyRuleForm,
  type NotifyRuleView,
} from '../../../contracts/lead-notify';

/** What the form of a rule holds while it is edited; empty text stands for "any". */
export type RuleValues = Pick<
  NotifyRuleForm,
  'name' | 'isOn' | 'event' | 'keyword' | 'channels' | 'zone' | 'pace' | 'dailyAt'
> & {
  keyword: string;
  app: string;
  source: string;
  owner: string;
  team: string;
  status: string;
  language: string;
  hasQuiet: boolean;
  quietFrom: string;
  quietTo: string;
  everyMinutes: number | undefined;
};

/** Fields with something wrong in them; the sentence is `notify.field.<name>.invalid`. */
export type RuleErrors = Partial<Record<string, boolean>>;

/** A new rule before anything is chosen. */
export const blankRule = (zone: string): RuleValues => ({
  name: '',
  isOn: true,
  event: 'created',
  app: '',
  source: '',
  keyword: '',
  owner: '',
  team: '',
  status: '',
  channels: [],
  language: '',
  hasQuiet: false,
  quietFrom: '22:00',
  quietTo: '08:00',
  zone,
  pace: 'once',
  everyMinutes: 30,
  dailyAt: '09:00',
});

/** The form of a stored rule. */
export const ruleValues = (rule: NotifyRuleView): RuleValues => ({
  ...blankRule(rule.zone),
  ...{ name: rule.name, isOn: rule.isOn, event: rule.event, channels: rule.channels },
  ...{ pace: rule.pace, everyMinutes: rule.everyMinutes, dailyAt: rule.dailyAt },
  keyword: rule.keyword ?? '',
  app: rule.app ?? '',
  source: rule.source ?? '',
  owner: rule.owner === null ? '' : String(rule.owner),
  team: rule.team ?? '',
  status: rule.status ?? '',
  language: rule.language ?? '',
  hasQuiet: rule.quiet !== null,
  ...(rule.quiet ? { quietFrom: rule.quiet.from, quietTo: rule.quiet.to } : {}),
});

/** A rule without the channels that were deleted since: what is saved must be there. */
export const withKnownChannels = (
  rule: NotifyRuleView,
  channels: readonly { id: string }[],
): NotifyRuleView => ({
  ...rule,
  channels: rule.channels.filter((id) => channels.some((channel) => channel.id === id)),
});

/** Whether a rule can ask whose the lead is: a new one is nobody's yet. */
export const knowsOwner = (event: NotifyEvent): boolean => event !== 'created';

/** The form as it is sent; what may be wrong in it the contract says. */
export function toForm(values: RuleValues): unknown {
  const { app, source, keyword, owner, team, status, language, everyMinutes, ...rest } = values;
  const { hasQuiet, quietFrom: from, quietTo: to, ...plain } = rest;
  const hasOwner = knowsOwner(values.event);
  return {
    ...plain,
    app: app || null,
    source: source || null,
    keyword: keyword.trim() || null,
    owner: hasOwner && owner ? Number(owner) : null,
    team: (hasOwner && team) || null,
    status: status || null,
    language: language || null,
    quiet: hasQuiet ? { from, to } : null,
    everyMinutes,
  };
}

/** The form, ready to be sent, or the fields that are at fault. */
export function readForm(values: RuleValues): { form: NotifyRuleForm } | { errors: RuleErrors } {
  const read = notifyRuleForm.safeParse(toForm(values));
  if (read.success) return { form: read.data };
  return { errors: refusedFields(read.error.issues.map(({ path }) => path.join('.'))) };
}

/** Fields at fault, by the paths of issues. */
export const refusedFields = (paths: readonly string[]): RuleErrors =>
  Object.fromEntries(paths.map((path) => [fieldOf(path.split('.')[0] ?? ''), true]));

/** Quiet hours are two fields; the second one says what is wrong. */
const fieldOf = (name: string): string => (name === 'quiet' ? 'quietTo' : name);

/** What a rule asks for besides its event, in the order it is shown. */
export const conditions = ['app', 'source', 'status', 'owner', 'team', 'keyword'] as const;
export type Condition = (typeof conditions)[number];

/** Rules to begin with. */
export const examples: Record<'arrived' | 'won' | 'late', Partial<RuleValues>> = {
  arrived: { event: 'created', hasQuiet: true },
  won: { event: 'stage', status: 'CONVERTED' },
  late: { event: 'overdue', pace: 'daily', dailyAt: '09:00' },
};
export type Example = keyof typeof examples;

const usualZones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'UTC',
];

/** Zones to choose from: the one that is chosen, that of the browser, and usual ones. */
export const zonesFor = (...own: string[]): string[] => [...new Set([...own, ...usualZones])];

/** The zone of the browser. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
