import { z } from 'zod';
import { keywordLimit, leadSourceKinds, rowId, staffLimits, stageName, text } from './lead-names';

/** Most groups within each other, conditions, values of one, days of one, and characters of all in an address. */
export const whereLimits = { depth: 3, conditions: 30, values: 50, days: 3650, length: 6000 } as const;

/** What of a field can be asked for: one of some values, a part of its text, days, or whether there is any. */
const kindOps = {
  choice: ['any', 'none'],
  person: ['any', 'none', 'empty', 'filled'],
  text: ['contains', 'lacks', 'empty', 'filled'],
  past: ['before', 'after', 'between', 'last'],
  planned: ['before', 'after', 'between', 'last', 'next', 'empty', 'filled'],
  presence: ['filled', 'empty'],
} as const;

/** The fields of a lead that conditions are about. */
export const whereFields = {
  status: 'choice',
  source: 'choice',
  app: 'choice',
  account: 'choice',
  owner: 'person',
  team: 'person',
  tag: 'person',
  gender: 'person',
  nickname: 'text',
  notes: 'text',
  province: 'text',
  city: 'text',
  acquired: 'past',
  seen: 'past',
  created: 'past',
  followUp: 'planned',
  phone: 'presence',
  converted: 'presence',
} as const satisfies Record<string, keyof typeof kindOps>;
export type WhereField = keyof typeof whereFields;

/** What a condition asks of its field. */
export type WhereOp = (typeof kindOps)[keyof typeof kindOps][number];

/** The operators of a field, the usual one first. */
export const opsOf = (field: WhereField): readonly WhereOp[] => kindOps[whereFields[field]];

/** Genders as platforms tell them. */
export const whereGenders = ['male', 'female'] as const;

const storable = /^[1-9]\d{3}-/;
const day = z.string().date('must be a day, e.g. 2026-01-31').regex(storable, 'must be of the years 1000 on');
const few = (value: z.ZodType<string>) => z.array(value).min(1).max(whereLimits.values);

/** What belongs to each operator. */
export const operands = {
  any: z.strictObject({ values: few(z.string()) }),
  none: z.strictObject({ values: few(z.string()) }),
  contains: z.strictObject({ text: text(keywordLimit).min(1) }),
  lacks: z.strictObject({ text: text(keywordLimit).min(1) }),
  before: z.strictObject({ day }),
  after: z.strictObject({ day }),
  between: z
    .strictObject({ from: day, to: day })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before from' }),
  /** So many days up to and with today. */
  last: z.strictObject({ days: z.number().int().min(1).max(whereLimits.days) }),
  /** So many days from today on, today too. */
  next: z.strictObject({ days: z.number().int().min(1).max(whereLimits.days) }),
  empty: z.strictObject({}),
  filled: z.strictObject({}),
} satisfies Record<WhereOp, z.ZodType>;

const adminIdText = z.string().regex(/^[1-9]\d{0,8}$/, 'must be the id of an administrator');

/** What each value of a chosen field must be. */
export const chosenValues: Partial<Record<WhereField, z.ZodType<string>>> = {
  status: stageName,
  source: z.enum(leadSourceKinds),
  app: rowId,
  account: rowId,
  owner: adminIdText,
  team: rowId,
  tag: text(staffLimits.tag).min(1),
  gender: z.enum(whereGenders),
};

/** Some operators stand alone. */
type Given<Op extends WhereOp> = Op extends 'empty' | 'filled' ? unknown : z.infer<(typeof operands)[Op]>;
type Operands = { [Op in WhereOp]: { op: Op } & Given<Op> };

/** One condition, e.g. `{"field":"city","op":"contains","text":"上海"}`. */
export type Condition = { field: WhereField } & Operands[WhereOp];

/** All of its members must hold, or any one of them. */
export type Group = { all: WhereNode[] } | { any: WhereNode[] };
export type WhereNode = Group | Condition;

/** The members of a group, and whether all of them must hold. */
export const membersOf = (group: Group): { members: WhereNode[]; isAll: boolean } =>
  'all' in group ? { members: group.all, isAll: true } : { members: group.any, isAll: false };

/** Whether a node is one condition. */
export const isCondition = (node: WhereNode): node is Condition => 'field' in node;
