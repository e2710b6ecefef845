import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { LeadFilter } from '../../../../contracts/leads';
import { isCondition, membersOf, type Condition, type WhereNode } from '../../../../contracts/lead-where';
import { clock } from '../../shared/clock';
import { narrowToChosen } from './where-chosen';
import { ownColumnOf } from './where-columns';
import { narrowToSpan, spanOf } from './where-days';
import { narrowToPresence } from './where-presence';
import { narrowToText } from './where-text';

type Narrowing = { strapi: Core.Strapi; zone: string; now: Date };

function narrowToCondition(
  { strapi, zone, now }: Narrowing,
  leads: Knex.QueryBuilder,
  condition: Condition,
): void {
  switch (condition.op) {
    case 'any':
    case 'none':
      return narrowToChosen(strapi, leads, condition);
    case 'contains':
    case 'lacks':
      return narrowToText(strapi, leads, condition);
    case 'filled':
    case 'empty':
      return narrowToPresence(strapi, leads, condition);
    default:
      return narrowToSpan(leads, ownColumnOf(condition.field), spanOf(condition, zone, now));
  }
}

function narrowToNode(narrowing: Narrowing, leads: Knex.QueryBuilder, node: WhereNode): void {
  if (isCondition(node)) return narrowToCondition(narrowing, leads, node);
  const { members, isAll } = membersOf(node);
  const narrowed = (member: WhereNode) => (rows: Knex.QueryBuilder) => narrowToNode(narrowing, rows, member);
  leads.where((group) =>
    members.forEach(
      (member) => void (isAll ? group.where(narrowed(member)) : group.orWhere(narrowed(member))),
    ),
  );
}

/** Keeps only leads (`l`) that fulfil the conditions of a filter; all, where it has none. */
export function narrowToWhere(
  strapi: Core.Strapi,
  leads: Knex.QueryBuilder,
  { where, zone = '+00:00' }: LeadFilter,
): void {
  if (where) narrowToNode({ strapi, zone, now: clock.now() }, leads, where);
}

/** The conditions that every lead fulfils which fulfils all of them together. */
export function mustHold(node: WhereNode | undefined): Condition[] {
  if (!node) return [];
  if (isCondition(node)) return [node];
  const { members, isAll } = membersOf(node);
  return isAll || members.length === 1 ? members.flatMap(mustHold) : [];
}
