import type { Core } from '@strapi/strapi';
import type { DuplicateKey, DuplicateSearch } from '../../../../contracts/lead-duplicates';
import type { JobData, JobRun } from '../../jobs/service';
import { clock } from '../../shared/clock';
import { service } from '../../shared/service';
import { newestLeadId } from '../row';
import { keysOf } from './keys';
import { comparePart, digitsFor, forgetOthers, partsOf, readSome, type Place, type Search } from './search';

const searchKind = 'leads.duplicates';

/** What is kept of searches: the job of the latest, and the one whose groups are shown. */
type Latest = { job: string | null };
type Shown = { shown: string | null; finishedAt: string | null };

// One key for who begins a search and one for who ends it, as both may write at once.
const store = (strapi: Core.Strapi, key: 'lead-duplicates' | 'lead-duplicates-shown') =>
  strapi.store({ type: 'plugin', name: 'douyin', key });

const read = async (strapi: Core.Strapi): Promise<Latest & Shown> => ({
  ...{ job: null, shown: null, finishedAt: null },
  ...((await store(strapi, 'lead-duplicates').get({})) as Partial<Latest> | null),
  ...((await store(strapi, 'lead-duplicates-shown').get({})) as Shown | null),
});

const keepLatest = (strapi: Core.Strapi, value: Latest): Promise<void> =>
  store(strapi, 'lead-duplicates').set({ value });

const keepShown = (strapi: Core.Strapi, value: Shown): Promise<void> =>
  store(strapi, 'lead-duplicates-shown').set({ value });

/** The id of the search whose groups are shown; null: none has ended. */
export const shownSearch = async (strapi: Core.Strapi): Promise<string | null> => (await read(strapi)).shown;

/** The place after one, or null after the last. */
async function step(search: Search, place: Place, leads: number): Promise<Place | null> {
  if ('reading' in place) {
    const last = await readSome(search, place.reading);
    return last === null ? { comparing: 0, part: 0, digits: digitsFor(leads) } : { reading: last };
  }
  await comparePart(search, place);
  if (place.part + 1 < partsOf(place)) return { ...place, part: place.part + 1 };
  const next = { ...place, comparing: place.comparing + 1, part: 0 };
  return next.comparing < search.keys.length ? next : null;
}

/** Reading is most of the work. */
function shareOf({ keys }: Search, place: Place, last: number): number {
  if ('reading' in place) return Math.min(0.9, (0.9 * place.reading) / Math.max(1, last));
  return 0.9 + (0.1 * (place.comparing + place.part / partsOf(place))) / keys.length;
}

const noteMs = 1000;

/** Goes through all leads; where it was interrupted another process goes on. */
async function work(strapi: Core.Strapi, { job, signal, heartbeat }: JobRun): Promise<JobData> {
  const keys = (job.payload.keys as DuplicateKey[] | undefined) ?? (await keysOf(strapi));
  const search: Search = { strapi, id: job.id, keys };
  const last = await newestLeadId(strapi);
  let place: Place | null = (job.progress?.place as Place | undefined) ?? { reading: 0 };
  let noted = performance.now();
  while (place) {
    signal.throwIfAborted();
    place = await step(search, place, last);
    if (!place || performance.now() - noted < noteMs) continue;
    noted = performance.now();
    await heartbeat({ place, share: shareOf(search, place, last) });
  }
  await keepShown(strapi, { shown: search.id, finishedAt: clock.now().toISOString() });
  await forgetOthers(search);
  return {};
}

/** How the latest search goes on. */
export async function searchState(strapi: Core.Strapi): Promise<DuplicateSearch> {
  const { job, finishedAt } = await read(strapi);
  const state = job === null ? null : await service(strapi, 'jobs').find(job);
  if (!state) return { stage: finishedAt ? 'done' : 'never', progress: finishedAt ? 1 : 0, finishedAt };
  const progress = state.stage === 'done' ? 1 : Number(state.progress?.share ?? 0);
  return { stage: state.stage, progress, finishedAt };
}

/** Begins a search, unless one goes on; gives how it goes on. */
export async function startSearch(strapi: Core.Strapi): Promise<DuplicateSearch> {
  const before = await searchState(strapi);
  if (before.stage === 'queued' || before.stage === 'running') return before;
  const { job } = await read(strapi);
  // Of those who begin at once after the same search one does.
  const key = `${searchKind}:${job ?? 'first'}`;
  const { id } = await service(strapi, 'jobs').enqueue({
    kind: searchKind,
    key,
    payload: { keys: await keysOf(strapi) },
  });
  await keepLatest(strapi, { job: id });
  return searchState(strapi);
}

/** Ends a search before its time; the groups of the one before stay. */
export async function cancelSearch(strapi: Core.Strapi): Promise<DuplicateSearch> {
  const { job } = await read(strapi);
  if (job !== null) await service(strapi, 'jobs').cancel(job);
  return searchState(strapi);
}

/** Does searches for duplicates, one at a time in each process. */
export function handleSearches(strapi: Core.Strapi): void {
  service(strapi, 'jobs').handle(searchKind, (run) => work(strapi, run), { concurrency: 1 });
}
