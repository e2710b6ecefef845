import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { config, settingsShape } from '../../src/plugins/douyin/server/src/config';
import { settingVariables } from '../../src/plugins/douyin/server/src/setting-variables';

const root = path.resolve(__dirname, '../..');

/** One variable as the reference tells of it. */
export type Variable = {
  name: string;
  section: string;
  value: string;
  unit: string;
  /** `1..10`, choices with commas, a word of `checks`, or nothing. */
  check: string;
  en: string;
  zh: string;
};

type Meaning = Pick<Variable, 'unit' | 'check' | 'en' | 'zh'>;

/** What is written down of each variable, by its name. */
export function readMeanings(): Map<string, Meaning> {
  const [, ...lines] = readFileSync(path.join(__dirname, 'meanings.tsv'), 'utf8').trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const [name = '', unit = '', check = '', en = '', zh = ''] = line.split('\t');
      return [name, { unit, check, en, zh }];
    }),
  );
}

/** The names in `.env.example` with the values and headings they stand under. */
export function readExample(): Pick<Variable, 'name' | 'section' | 'value'>[] {
  let section = '';
  const found: Pick<Variable, 'name' | 'section' | 'value'>[] = [];
  for (const line of readFileSync(path.join(root, '.env.example'), 'utf8').split('\n')) {
    section = /^# ── (.+?) ─+$/.exec(line)?.[1] ?? section;
    const [, name, value = ''] = /^#? ?([A-Z_]+)=(.*)$/.exec(line) ?? [];
    if (name) found.push({ name, section, value });
  }
  return found;
}

type Node = { [key: string]: unknown; properties?: Record<string, Node>; anyOf?: Node[]; items?: Node };

const shape = z.toJSONSchema(settingsShape, { io: 'input', unrepresentable: 'any' }) as Node;
const usual = config.default({ env: () => undefined });

const partAt = (place: string): Node | undefined =>
  place.split('.').reduce<Node | undefined>((part, name) => part?.properties?.[name], shape);

/** The default of a setting as a variable would be written; empty where there is none. */
export function usualOf(place: string): string {
  const value = place
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], usual);
  return Array.isArray(value) ? value.join(',') : String(value ?? '');
}

/** What the check of a setting asks for, as far as its shape tells. */
export function checkOf(place: string): string {
  const part = partAt(place);
  const inner = part?.anyOf?.find(({ type }) => type !== 'null') ?? part;
  const { type, minimum, maximum, items } = inner ?? {};
  if (type === 'integer') return `${String(minimum ?? 0)}..${String(maximum ?? '')}`;
  if (type === 'boolean') return 'bool';
  return Array.isArray(items?.enum) ? (items.enum as string[]).join(', ') : '';
}

/** The settings of the plugin by their variables. */
export const places = new Map(Object.entries(settingVariables).map(([place, name]) => [name, place]));

/** Every variable, in the order of `.env.example`. */
export function variables(): Variable[] {
  const meanings = readMeanings();
  return readExample().map(({ name, section, value }) => {
    const meaning = meanings.get(name);
    if (!meaning) throw new Error(`${name} has no line in scripts/environment/meanings.tsv`);
    const place = places.get(name);
    if (place === undefined) return { name, section, value, ...meaning };
    return { name, section, ...meaning, value: usualOf(place), check: meaning.check || checkOf(place) };
  });
}
