import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

const folder = path.join(root, 'src/plugins/douyin/admin/src/translations');

/** Languages of the command by what people write. */
export const languages = { en: 'en', zh: 'zh-Hans', 'zh-CN': 'zh-Hans', 'zh-Hans': 'zh-Hans' };

/** The language of a terminal, from its environment. */
export const usualLanguage = ({ LC_ALL, LC_MESSAGES, LANG } = process.env) =>
  (LC_ALL || LC_MESSAGES || LANG || '').startsWith('zh') ? 'zh-Hans' : 'en';

/** Gives the panel's own sentences by their keys; values stand in braces. Null where there is no such sentence. */
export function doctorWords(language) {
  const texts = JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8'));
  return (key, values = {}) =>
    texts[`doctor.${key}`]?.replace(/\{(\w+)\}/g, (_whole, name) => String(values[name] ?? '–')) ?? null;
}
