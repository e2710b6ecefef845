import {
  isCondition,
  membersOf,
  opsOf,
  whereFields,
  whereGenders,
  type Condition,
  type WhereField,
  type WhereNode,
  type WhereOp,
} from '../../src/plugins/douyin/contracts/lead-where';
import { pools, type Facts } from './lead-facts';
import { anyOf } from './seeded';

/** The day that a calendar shows at a moment, by means of its own. */
export function calendarDay(at: string | Date, zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(zone) ?? [];
  const moment = new Date(at);
  if (!sign) return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(moment);
  const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(moment.getTime() + (sign === '-' ? -ahead : ahead)).toISOString().slice(0, 10);
}

const later = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The values of a field; none for what is not there. */
function valuesOf(lead: Facts, field: WhereField): string[] {
  if (field === 'tag') return lead.tags;
  if (field === 'source') return lead.sources.map(({ kind }) => kind);
  if (field === 'account') return lead.sources.map(({ account }) => account);
  const value = lead[field];
  if (value === null || value === '' || value === false) return [];
  return [String(value)];
}

/** Whether a lead fulfils conditions, worked out without a database. */
export function fulfils(lead: Facts, node: WhereNode, when: { zone: string; today: string }): boolean {
  if (!isCondition(node)) {
    const { members, isAll } = membersOf(node);
    return isAll
      ? members.every((one) => fulfils(lead, one, when))
      : members.some((one) => fulfils(lead, one, when));
  }
  const held = valuesOf(lead, node.field);
  const day = held[0] === undefined ? null : () => calendarDay(String(held[0]), when.zone);
  const within = (from: string, to: string) => day !== null && day() >= from && day() <= to;
  switch (node.op) {
    case 'any':
      return held.some((value) => node.values.includes(value));
    case 'none':
      return !held.some((value) => node.values.includes(value));
    case 'contains':
      return held.some((value) => value.toLowerCase().includes(node.text.toLowerCase()));
    case 'lacks':
      return !held.some((value) => value.toLowerCase().includes(node.text.toLowerCase()));
    case 'filled':
      return held.length > 0;
    case 'empty':
      return held.length === 0;
    case 'before':
      return day !== null && day() < node.day;
    case 'after':
      return day !== null && day() > node.day;
    case 'between':
      return within(node.from, node.to);
    case 'last':
      return within(later(when.today, 1 - node.days), when.today);
    case 'next':
      return within(when.today, later(when.today, node.days - 1));
  }
}

const choices: Partial<Record<WhereField, readonly string[]>> = {
  status: pools.status,
  source: pools.kind,
  app: ['app1', 'app2', 'app9'],
  account: pools.account,
  owner: ['101', '102', '103', '109'],
  team: ['t1', 't2', 't9'],
  tag: pools.tags,
  gender: whereGenders,
};

const parts = ['红', 'vip', 'VIP', '0%', 'a_', 'a!', '海', '广', 'wed', '没有', "o'x"];

/** A condition with this operator. */
export function conditionWith(random: () => number, field: WhereField, op: WhereOp): Condition {
  const days = 1 + Math.floor(random() * 15);
  const day = () => later(new Date().toISOString().slice(0, 10), Math.floor(random() * 40) - 20);
  const [from = '', to = ''] = [day(), day()].sort();
  const some = (choices[field] ?? []).filter(() => random() < 0.5);
  const values = some.length > 0 ? some : [choices[field]?.[0]];
  const all = { values, text: anyOf(random, parts), day: day(), from, to, days };
  const operands: Record<WhereOp, (keyof typeof all)[]> = {
    any: ['values'],
    none: ['values'],
    contains: ['text'],
    lacks: ['text'],
    before: ['day'],
    after: ['day'],
    between: ['from', 'to'],
    last: ['days'],
    next: ['days'],
    filled: [],
    empty: [],
  };
  const given = Object.fromEntries(operands[op].map((name) => [name, all[name]]));
  return { field, op, ...given } as Condition;
}

/** Every operator of every field. */
export const allOps = (Object.keys(whereFields) as WhereField[]).flatMap((field) =>
  opsOf(field).map((op) => [field, op] as const),
);

/** Conditions at random, in groups within groups. */
export function anyWhere(random: () => number, depth = 0): WhereNode {
  if (depth === 3 || (depth > 0 && random() < 0.6)) return conditionWith(random, ...anyOf(random, allOps));
  const members = Array.from({ length: 1 + Math.floor(random() * 3) }, () => anyWhere(random, depth + 1));
  return random() < 0.5 ? { all: members } : { any: members };
}
