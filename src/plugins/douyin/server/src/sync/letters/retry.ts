import type { Core } from '@strapi/strapi';
import type { FoundPerson } from '../../leads/service';
import { clock } from '../../shared/clock';
import { changeOne, inTransaction, whileContested } from '../../shared/database';
import { PluginError } from '../../shared/errors';
import { vendorText } from '../../shared/log';
import { service } from '../../shared/service';
import { needStream, type StreamRow } from '../row';
import { streams } from '../streams';
import { withRaw } from '../streams/people';
import type { ReadRow } from '../streams/stream';
import { letterUid, openRow, waiting, type LetterRow } from './row';

/** The reason of a row that names nobody. */
export const namesNobody = 'nobody can be known by this row';

async function personIn(
  strapi: Core.Strapi,
  stream: StreamRow,
  letter: LetterRow,
): Promise<FoundPerson | string> {
  const { raw, about } = openRow(strapi, letter);
  const read: ReadRow = (name, row) => service(strapi, 'api').readRow(stream.appId, name, row);
  try {
    return await streams[stream.kind].readRow(read, JSON.parse(raw), about);
  } catch (error) {
    if (error instanceof PluginError && error.code === 'API_UNREADABLE') return error.message;
    throw error;
  }
}

/** Stores the person of a letter, as a page would; false: nobody can be known by it. */
async function storePerson(
  strapi: Core.Strapi,
  stream: StreamRow,
  { person, raw }: { person: FoundPerson; raw: string },
): Promise<boolean> {
  const { accountId, appId, kind } = stream;
  const app = await service(strapi, 'apps').get(appId);
  const page = {
    app,
    account: { documentId: accountId },
    kind,
    rows: [withRaw(app, person, JSON.parse(raw))],
  };
  return (await service(strapi, 'leads').upsertPage(page)).rejected === 0;
}

/** Tries one letter again and tells whether it became a lead; whoever else tries at the same moment changes nothing. */
async function tryAgain(strapi: Core.Strapi, stream: StreamRow, letter: LetterRow): Promise<boolean> {
  const { documentId, attempts } = letter;
  const person = await personIn(strapi, stream, letter);
  const count = (reason: string) => ({ attempts: attempts + 1, reason: vendorText(reason) });
  const settled = { resolvedAt: clock.now(), resolution: 'retried', rowSealed: null };
  const once = async () => {
    const held = { documentId, attempts, ...waiting };
    // First of all, so that of two that try one begins.
    if (!(await changeOne(strapi, letterUid, held, count(typeof person === 'string' ? person : namesNobody))))
      return false;
    if (
      typeof person === 'string' ||
      !(await storePerson(strapi, stream, { person, raw: openRow(strapi, letter).raw }))
    )
      return false;
    return changeOne(strapi, letterUid, { documentId }, settled);
  };
  return whileContested(() => inTransaction(strapi, once));
}

/** Tries letters of one stream again; tells how many became leads. */
export async function retryLetters(
  strapi: Core.Strapi,
  streamId: string,
  letters: LetterRow[],
): Promise<number> {
  const stream = await needStream(strapi, streamId);
  let resolved = 0;
  for (const letter of letters) if (await tryAgain(strapi, stream, letter)) resolved += 1;
  return resolved;
}

/** The highest id that every database can compare with. */
const highestId = 2_147_483_647;

/** Letters of a stream that wait, beyond an id up to another, in the order they came. */
export const waitingLetters = (
  strapi: Core.Strapi,
  streamId: string,
  { after = 0, upTo = highestId, limit }: { after?: number; upTo?: number; limit: number },
): Promise<LetterRow[]> =>
  strapi.db.query(letterUid).findMany({
    where: { streamId, ...waiting, id: { $gt: after, $lte: upTo } },
    orderBy: { id: 'asc' },
    limit,
  }) as Promise<LetterRow[]>;
