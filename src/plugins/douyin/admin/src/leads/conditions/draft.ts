import {
  isCondition,
  membersOf,
  opsOf,
  whereLimits,
  type Condition,
  type WhereField,
  type WhereNode,
  type WhereOp,
} from '../../../../contracts/lead-where';
import { leadWhere } from '../../../../contracts/lead-where-read';

/** A condition while it is written: what its operator does not need waits for another one. */
export type DraftCondition = {
  key: number;
  field: WhereField;
  op: WhereOp;
  values: string[];
  text: string;
  day: string;
  from: string;
  to: string;
  days: string;
};

/** Conditions and groups of them while they are written. */
export type DraftGroup = { key: number; match: 'all' | 'any'; items: Draft[] };
export type Draft = DraftGroup | DraftCondition;

/** Whether a draft is a group. */
export const isGroup = (draft: Draft): draft is DraftGroup => 'items' in draft;

/** A condition as it begins. */
export const blankCondition = (key: number, field: WhereField = 'status'): DraftCondition => ({
  key,
  field,
  op: opsOf(field)[0] as WhereOp,
  values: [],
  text: '',
  day: '',
  from: '',
  to: '',
  days: '7',
});

type Keys = { next: number };

const takeKey = (keys: Keys): number => {
  keys.next += 1;
  return keys.next;
};

function draftNode(node: WhereNode, keys: Keys): Draft {
  const key = takeKey(keys);
  if (isCondition(node)) {
    const { days, ...given } = { days: 7, ...node };
    return { ...blankCondition(key, node.field), ...given, days: String(days) };
  }
  const { members, isAll } = membersOf(node);
  return { key, match: isAll ? 'all' : 'any', items: members.map((member) => draftNode(member, keys)) };
}

/** The draft of conditions; without any it begins with one that is blank. */
export function draftOf(where: WhereNode | undefined): DraftGroup {
  const keys = { next: 0 };
  const draft = where && draftNode(where, keys);
  if (draft && isGroup(draft)) return draft;
  return { key: takeKey(keys), match: 'all', items: [draft ?? blankCondition(takeKey(keys))] };
}

const all = (draft: Draft): Draft[] => (isGroup(draft) ? [draft, ...draft.items.flatMap(all)] : [draft]);

/** A key that no part of a draft has. */
export const freeKey = (root: DraftGroup): number => Math.max(...all(root).map(({ key }) => key)) + 1;

/** How many conditions a draft has. */
export const countConditions = (root: DraftGroup): number =>
  all(root).filter((draft) => !isGroup(draft)).length;

/** Whether a draft takes one more condition. */
export const takesMore = (root: DraftGroup): boolean => countConditions(root) < whereLimits.conditions;

/** The draft with one part of it, known by its key, put differently. */
export function changed<Part extends DraftGroup | DraftCondition>(
  root: DraftGroup,
  key: number,
  how: (part: Part) => Part,
): DraftGroup {
  const each = (draft: Draft): Draft => {
    const same = draft.key === key ? (how(draft as Part) as Draft) : draft;
    return isGroup(same) ? { ...same, items: same.items.map(each) } : same;
  };
  return each(root) as DraftGroup;
}

/** The draft with one more part at the end of a group. */
export const added = (root: DraftGroup, group: number, part: Draft): DraftGroup =>
  changed<DraftGroup>(root, group, (one) => ({ ...one, items: [...one.items, part] }));

/** The draft without a part; a group that is left empty goes with it, but for the outermost. */
export function removed(root: DraftGroup, key: number): DraftGroup {
  const without = (group: DraftGroup): DraftGroup => ({
    ...group,
    items: group.items
      .filter((item) => item.key !== key)
      .map((item) => (isGroup(item) ? without(item) : item))
      .filter((item) => !isGroup(item) || item.items.length > 0),
  });
  return without(root);
}

/** A condition that asks something else of another field: what it held is forgotten, where that has no meaning any more. */
export const withField = ({ key }: DraftCondition, field: WhereField): DraftCondition =>
  blankCondition(key, field);

const operandsOf: Record<WhereOp, (draft: DraftCondition) => object> = {
  any: ({ values }) => ({ values }),
  none: ({ values }) => ({ values }),
  contains: ({ text }) => ({ text }),
  lacks: ({ text }) => ({ text }),
  before: ({ day }) => ({ day }),
  after: ({ day }) => ({ day }),
  between: ({ from, to }) => ({ from, to }),
  last: ({ days }) => ({ days: Number(days) }),
  next: ({ days }) => ({ days: Number(days) }),
  empty: () => ({}),
  filled: () => ({}),
};

/** What a condition asks for; null while something is missing or cannot be. */
export function conditionOf(draft: DraftCondition): Condition | null {
  const { field, op } = draft;
  const read = leadWhere.safeParse({ field, op, ...operandsOf[op](draft) });
  return read.success ? (read.data as Condition) : null;
}

function nodeOf(draft: Draft): WhereNode | null {
  if (!isGroup(draft)) return conditionOf(draft);
  const members = draft.items.map(nodeOf).filter((node) => node !== null);
  if (members.length === 0) return null;
  return draft.match === 'all' ? { all: members } : { any: members };
}

/** Keys of the conditions that are not complete. */
export const incomplete = (root: DraftGroup): number[] =>
  all(root).flatMap((draft) => (isGroup(draft) || conditionOf(draft) ? [] : [draft.key]));

/** The conditions of a complete draft; undefined where it has none. */
export const whereOf = (root: DraftGroup): WhereNode | undefined => nodeOf(root) ?? undefined;

/** Whether all of it is too long for an address, and cannot be asked for. */
export function isTooLong(root: DraftGroup): boolean {
  const where = whereOf(root);
  return where !== undefined && !leadWhere.safeParse(where).success;
}
