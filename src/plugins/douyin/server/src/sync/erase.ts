import type { Core } from '@strapi/strapi';
import type { Eraser } from '../leads/service';
import { service } from '../shared/service';
import { letterTable, openLetter } from './letters';
import { forgetLeads } from './seen';

const batch = 200;

type Letter = { id: number; document_id: string; row_sealed: string | null };

/** Every text in a row as a platform sent it; a row that is no JSON is one text. */
function textsIn(raw: string): string[] {
  try {
    const texts: string[] = [];
    JSON.parse(raw, (_name, value: unknown) => {
      if (typeof value === 'string' || typeof value === 'number') texts.push(String(value));
      return value;
    });
    return texts;
  } catch {
    return [raw];
  }
}

/** Removes the dead letters that tell of somebody who is erased. */
const eraseLetters =
  (strapi: Core.Strapi): Eraser =>
  async (trx, { isTheirs }) => {
    let removed = 0;
    for (let after = 0; ;) {
      const letters = (await strapi.db
        .getConnection(letterTable)
        .transacting(trx)
        .where('id', '>', after)
        .whereNotNull('row_sealed')
        .orderBy('id')
        .limit(batch)
        .select('id', 'document_id', 'row_sealed')) as Letter[];
      const theirs = letters.filter(({ document_id: id, row_sealed: sealed }) =>
        isTheirs(textsIn(openLetter(strapi, id, sealed ?? ''))),
      );
      const ids = theirs.map(({ id }) => id);
      removed += await strapi.db.getConnection(letterTable).transacting(trx).whereIn('id', ids).delete();
      const last = letters.at(-1);
      if (!last || letters.length < batch) return removed;
      after = last.id;
    }
  };

/** Lets what sync keeps of people go with them. */
export function registerErasers(strapi: Core.Strapi): void {
  const privacy = service(strapi, 'leadPrivacy');
  privacy.register('deadLetters', eraseLetters(strapi));
  privacy.register('seen', (_trx, { leadIds }) => forgetLeads(strapi, leadIds));
}
