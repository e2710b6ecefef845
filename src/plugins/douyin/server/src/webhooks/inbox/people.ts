import type { Core } from '@strapi/strapi';
import { service } from '../../shared/service';

/** Texts of a body that are looked at, and characters of one; what is longer names nobody. */
const most = 200;
const longest = 128;

/** Adds every text and number in a value, those in JSON that is itself a text as well. */
function addTexts(texts: string[], value: unknown): void {
  if (typeof value === 'number') texts.push(String(value));
  else if (typeof value === 'string') {
    texts.push(value);
    if (/^\s*[[{]/.test(value)) addJson(texts, value);
  } else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) addTexts(texts, part);
}

function addJson(texts: string[], json: string): void {
  try {
    addTexts(texts, JSON.parse(json));
  } catch {
    // No JSON after all: the text itself is among them.
  }
}

/** Every text in a body, by which a person may be known. */
export function textsIn(body: string): string[] {
  const texts: string[] = [];
  addTexts(texts, body);
  return texts;
}

/** What a hash of an identity is marked with: enough to find a body, which then is opened and read. */
export const markOf = (valueHash: string): string => valueHash.slice(0, 16);

/** The marks of all who may be named in a body; null where there are too many texts to mark them all. */
export function marksOf(strapi: Core.Strapi, appId: string, body: string): string | null {
  const texts = [...new Set(textsIn(body))].filter((text) => text !== '' && text.length <= longest);
  if (texts.length > most) return null;
  const app = { documentId: appId, provider: 'douyin', developer: null };
  const { identitiesOf } = service(strapi, 'leads');
  const identities = texts.flatMap((text) => identitiesOf(app, { openId: text, phone: text }));
  return identities.map(({ valueHash }) => markOf(valueHash)).join(' ');
}
