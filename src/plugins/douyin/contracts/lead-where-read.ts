import { z } from 'zod';
import {
  chosenValues,
  operands,
  opsOf,
  whereFields,
  whereLimits,
  type Condition,
  type WhereField,
  type WhereNode,
  type WhereOp,
} from './lead-where';

type Path = PropertyKey[];

/** What is read so far, and where to tell what is wrong; telling gives null. */
type Reading = { conditions: number; tell: (path: Path, message: string) => null };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isField = (name: unknown): name is WhereField =>
  typeof name === 'string' && Object.hasOwn(whereFields, name);

const listed = (names: readonly string[]): string => `must be one of ${names.join(', ')}`;

/** What the schema of a part says about it; null where that is wrong. */
function readPart<Part>(schema: z.ZodType<Part>, value: unknown, path: Path, { tell }: Reading): Part | null {
  const { data, error } = schema.safeParse(value);
  if (data !== undefined) return data;
  for (const issue of error?.issues ?? []) tell([...path, ...issue.path], issue.message);
  return null;
}

function readCondition(value: Record<string, unknown>, path: Path, reading: Reading): Condition | null {
  const { field, op, ...rest } = value;
  reading.conditions += 1;
  if (!isField(field)) return reading.tell([...path, 'field'], listed(Object.keys(whereFields)));
  const known = opsOf(field).find((name) => name === op);
  if (!known) return reading.tell([...path, 'op'], listed(opsOf(field)));
  const read = readPart<object>(operands[known], rest, path, reading);
  const each = chosenValues[field];
  if (!read || !each || !('values' in read)) return read && ({ field, op: known, ...read } as Condition);
  const values = readPart(z.array(each), read.values, [...path, 'values'], reading);
  return values && ({ field, op: known as WhereOp, values: [...new Set(values)] } as Condition);
}

function readGroup(
  group: Record<string, unknown>,
  path: Path,
  depth: number,
  reading: Reading,
): WhereNode | null {
  const [name, ...others] = Object.keys(group);
  if ((name !== 'all' && name !== 'any') || others.length > 0)
    return reading.tell(path, 'must be a condition with a field, or have "all" or "any" alone');
  const members = group[name];
  if (!Array.isArray(members) || members.length === 0)
    return reading.tell([...path, name], 'must be a list of conditions');
  if (depth >= whereLimits.depth)
    return reading.tell(path, `groups lie within each other at most ${whereLimits.depth} deep`);
  const read = members.map((member, place) => readNode(member, [...path, name, place], depth + 1, reading));
  const nodes = read.filter((node) => node !== null);
  return name === 'all' ? { all: nodes } : { any: nodes };
}

function readNode(value: unknown, path: Path, depth: number, reading: Reading): WhereNode | null {
  if (!isObject(value)) return reading.tell(path, 'must be an object');
  if (reading.conditions > whereLimits.conditions) return null;
  return 'field' in value ? readCondition(value, path, reading) : readGroup(value, path, depth, reading);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return null;
  }
}

/** Conditions joined by AND and OR, as an object or as the JSON text of one. What is wrong is told with its place. */
export const leadWhere = z.unknown().transform((value, context): WhereNode => {
  const tree = parsed(value);
  let isWrong = false;
  const tell = (path: Path, message: string) => {
    isWrong = true;
    context.addIssue({ code: 'custom', path, message });
    return null;
  };
  const reading = { conditions: 0, tell };
  const node = isObject(tree) ? readNode(tree, [], 0, reading) : tell([], 'must be conditions as JSON');
  if (reading.conditions > whereLimits.conditions)
    tell([], `must hold at most ${whereLimits.conditions} conditions`);
  if (encodeURIComponent(JSON.stringify(node)).length > whereLimits.length)
    tell([], `must have at most ${whereLimits.length} characters as a part of an address`);
  return isWrong || !node ? z.NEVER : node;
});
