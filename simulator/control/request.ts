import type { Call, Fields } from '../call';
import { refusal, type Wire } from '../wire';
import type { World } from '../world';

/** One steering request: the call and the named parts of its path. */
export type ControlRequest = { call: Call; params: Record<string, string> };

/** One steering address; a part `:name` of the path takes any one segment. */
export type ControlRoute = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  answer: (world: World, request: ControlRequest) => Wire;
};

/** What a field may hold; a list of words means: one of them. */
export type Rule =
  'text' | 'texts' | 'number' | 'count' | 'percent' | 'flag' | 'object' | 'times' | readonly string[];

const fits = (value: unknown, rule: Rule): boolean => {
  if (typeof rule !== 'string') return rule.includes(String(value));
  if (rule === 'texts') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (rule === 'times') return value === null || (Number.isInteger(value) && Number(value) > 0);
  if (rule === 'count') return Number.isInteger(value) && Number(value) >= 0;
  if (rule === 'percent') return typeof value === 'number' && value >= 0 && value <= 100;
  if (rule === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  const types = { text: 'string', number: 'number', flag: 'boolean' } as const;
  return typeof value === types[rule];
};

/** What is wrong with a steering body, as an answer, or nothing. Unknown fields are wrong, so a typo is seen. */
export function bodyProblem(
  body: Fields,
  rules: Record<string, Rule>,
  required: string[] = [],
): Wire | undefined {
  const missing = required.find((name) => body[name] === undefined);
  if (missing) return refusal(400, `The field ${missing} is missing.`);
  for (const [name, value] of Object.entries(body)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return refusal(400, `There is no field ${name}; known: ${Object.keys(rules).join(', ')}.`);
    if (!fits(value, rule)) return refusal(400, `The field ${name} must be ${ruleWords(rule)}.`);
  }
  return undefined;
}

const ruleWords = (rule: Rule): string => (typeof rule === 'string' ? rule : rule.join(' | '));
