import type { Core } from '@strapi/strapi';
import type { Eraser } from '../../leads/service';
import { service } from '../../shared/service';
import { eventTable, openBody } from './row';

const batch = 200;

type Row = { id: number; document_id: string; body_sealed: string };

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

/** Removes the deliveries that tell of somebody who is erased. */
const eraseDeliveries =
  (strapi: Core.Strapi): Eraser =>
  async (trx, { isTheirs }) => {
    const table = () => strapi.db.getConnection(eventTable).transacting(trx);
    let removed = 0;
    for (let after = 0; ;) {
      const rows = (await table()
        .where('id', '>', after)
        .whereNotNull('body_sealed')
        .orderBy('id')
        .limit(batch)
        .select('id', 'document_id', 'body_sealed')) as Row[];
      const ids = rows
        .filter((row) => isTheirs(textsIn(openBody(strapi, row.document_id, row.body_sealed))))
        .map(({ id }) => id);
      removed += ids.length > 0 ? await table().whereIn('id', ids).delete() : 0;
      const last = rows.at(-1);
      if (!last || rows.length < batch) return removed;
      after = last.id;
    }
  };

/** Lets what the inbox keeps of people go with them. */
export const registerEraser = (strapi: Core.Strapi): void =>
  service(strapi, 'leadPrivacy').register('webhookEvents', eraseDeliveries(strapi));
