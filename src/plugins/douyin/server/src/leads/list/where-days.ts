import type { Knex } from 'knex';
import { addDays, dayOf, momentAt } from '../../../../contracts/days';
import type { LeadFilter } from '../../../../contracts/leads';
import { isCondition, membersOf, type Condition, type WhereNode } from '../../../../contracts/lead-where';

type OfDays = Extract<Condition, { op: 'before' | 'after' | 'between' | 'last' | 'next' }>;

const ops: readonly Condition['op'][] = ['before', 'after', 'between', 'last', 'next'];

/** Whether a condition asks for days. */
export const isOfDays = (condition: Condition): condition is OfDays => ops.includes(condition.op);

/** From the beginning of a moment on, and up to another that no longer counts. */
export type Span = { from?: Date; until?: Date };

const beginOf = (day: string, zone: string): Date => momentAt(day, '00:00', zone);
const endOf = (day: string, zone: string): Date => beginOf(addDays(day, 1), zone);

/** Days that are counted from today on, as the calendar names them. */
function named(condition: OfDays, today: string): Exclude<OfDays, { op: 'last' | 'next' }> {
  const { field, op } = condition;
  if (op === 'last') return { field, op: 'between', from: addDays(today, 1 - condition.days), to: today };
  if (op === 'next') return { field, op: 'between', from: today, to: addDays(today, condition.days - 1) };
  return condition;
}

/** The moments that the days of a condition are, for whoever lives in a zone. */
export function spanOf(condition: OfDays, zone: string, now: Date): Span {
  const days = named(condition, dayOf(now, zone));
  if (days.op === 'before') return { until: beginOf(days.day, zone) };
  if (days.op === 'after') return { from: endOf(days.day, zone) };
  return { from: beginOf(days.from, zone), until: endOf(days.to, zone) };
}

/** Keeps only leads whose moment, in this column, lies in the days of a condition. */
export function narrowToSpan(leads: Knex.QueryBuilder, column: string, { from, until }: Span): void {
  if (from) leads.where(column, '>=', from);
  if (until) leads.where(column, '<', until);
}

function settledNode(node: WhereNode, today: string): WhereNode {
  if (!isCondition(node)) {
    const { members, isAll } = membersOf(node);
    const settled = members.map((member) => settledNode(member, today));
    return isAll ? { all: settled } : { any: settled };
  }
  return node.op === 'last' || node.op === 'next' ? named(node, today) : node;
}

/** A filter whose days stay what they are today: for work that may still go on tomorrow. */
export function settled(filter: LeadFilter, now: Date): LeadFilter {
  if (!filter.where) return filter;
  return { ...filter, where: settledNode(filter.where, dayOf(now, filter.zone ?? '+00:00')) };
}
