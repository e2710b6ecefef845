import type { Core } from '@strapi/strapi';
import type {
  BudgetView,
  LetterView,
  RetryView,
  ReviewView,
  RunView,
  StreamHealth,
  StreamQuery,
  StreamView,
  SyncChoices,
  SyncStrategy,
} from '../../../contracts/sync';
import type { Actor } from '../audit/service';
import { service, type Context } from '../shared/service';
import { addStreams } from './add-streams';
import { readBudget, type Budgets } from './budget';
import { readChoices } from './choices';
import { editStream, type StreamEdit } from './edit';
import { listLetters, type LetterQuery } from './letters/list';
import { needLetter } from './letters/row';
import { discard, retryAll, retryOne } from './letters/settle';
import { cancelRun, pauseRun, resumeRun } from './moves';
import { countHealths, listRuns, listStreams, streamsOf, viewStream } from './overview';
import { acceptReview, dismissReview, readReview } from './review';
import { needRun, needStream, notFound, streamUid, type StreamRow } from './row';
import { startRun, type Started, type Trigger } from './start';
import { toRunView } from './view';

export type { StreamEdit } from './edit';
export type { RunRow, StreamRow } from './row';
export type { Started, Trigger } from './start';

type Paged<Row> = Promise<{ rows: Row[]; total: number }>;

/** Pulls people into leads, page by page, and never doubles or loses any. */
export type SyncService = {
  /**
   * Starts a run of a stream, or gives the one that is under way. Throws SYNC_NOT_FOUND, and for a run that a person asks for
   * AUTH_GRANT_LOST, AUTH_SCOPE_MISSING or CONFIG_INVALID where it could not succeed.
   */
  start(streamId: string, strategy: SyncStrategy, trigger: Trigger): Promise<Started>;
  /** The stream of fans of the account with this open_id; throws SYNC_NOT_FOUND. */
  fansOf(openId: string): Promise<StreamRow>;
  /** A run; throws SYNC_NOT_FOUND. */
  run(runId: string): Promise<RunView>;
  /** A page of a stream's runs, the newest first. */
  runs(streamId: string, page: { page: number; pageSize: number }): Paged<RunView>;
  /** Halts a run after the page in hand; throws SYNC_STATE when it is over. */
  pause(runId: string): Promise<RunView>;
  /** Lets a halted run go on. */
  resume(runId: string): Promise<RunView>;
  /** Ends a run before its time; what it stored stays. */
  cancel(runId: string): Promise<RunView>;
  /** Streams of one account, those that it has not yet had included. */
  streams(accountId: string): Promise<StreamView[]>;
  /** A page of the streams of all accounts. */
  overview(query: StreamQuery): Paged<StreamView>;
  /** Apps and accounts to find streams by. */
  choices(): Promise<SyncChoices>;
  /** How many of the streams that are switched on are how well. */
  healths(): Promise<{ health: StreamHealth; count: number }[]>;
  /** What is left of the calls a stream may make; throws SYNC_NOT_FOUND. */
  budget(streamId: string): Promise<BudgetView>;
  /** Says where the budgets are kept. */
  useBudgets(budgets: Budgets): void;
  /** Changes a stream; with other settings it is read anew, and its run under way ends. Throws CONFIG_INVALID. */
  edit(streamId: string, change: StreamEdit, actor: Actor): Promise<StreamView>;
  /** One stream; throws SYNC_NOT_FOUND. */
  stream(streamId: string): Promise<StreamView>;
  /** What stands in review; throws SYNC_STATE where nothing does. */
  review(streamId: string): Promise<ReviewView>;
  /** Marks those who are missing in a review, once; tells how many. */
  acceptReview(streamId: string, actor: Actor): Promise<number>;
  /** Ends a review without marking anybody. */
  dismissReview(streamId: string, actor: Actor): Promise<void>;
  /** A page of the rows of a stream that became no lead. */
  letters(streamId: string, query: LetterQuery): Paged<LetterView>;
  /** Tries one of them again. */
  retryLetter(letterId: string, actor: Actor): Promise<RetryView>;
  /** Tries all of a stream that wait; many of them with a job. */
  retryLetters(streamId: string, actor: Actor): Promise<RetryView>;
  /** Gives one of them up; tells whether it waited. */
  discardLetter(letterId: string, reason: string, actor: Actor): Promise<number>;
  /** Gives all of a stream up that wait; tells how many. */
  discardLetters(streamId: string, reason: string, actor: Actor): Promise<number>;
};

declare module '../shared/service' {
  interface Services {
    sync: SyncService;
  }
}

async function fansOf(strapi: Core.Strapi, openId: string): Promise<StreamRow> {
  const account = await service(strapi, 'accounts').ofOpenId('douyin', openId);
  if (!account) throw notFound('account');
  await addStreams(strapi, account.documentId);
  const where = { accountId: account.documentId, kind: 'fans' };
  const stream = (await strapi.db.query(streamUid).findOne({ where })) as StreamRow | null;
  if (!stream) throw notFound('stream');
  return stream;
}

/** The `sync` service. */
export function syncService({ strapi }: Context): SyncService {
  let budgets: Budgets | null = null;
  return {
    start: (streamId, strategy, trigger) => startRun(strapi, streamId, strategy, trigger),
    fansOf: (openId) => fansOf(strapi, openId),
    run: async (runId) => toRunView(await needRun(strapi, runId)),
    runs: (streamId, page) => listRuns(strapi, streamId, page),
    pause: async (runId) => toRunView(await pauseRun(strapi, runId)),
    resume: async (runId) => toRunView(await resumeRun(strapi, runId)),
    cancel: async (runId) => toRunView(await cancelRun(strapi, runId)),
    streams: (accountId) => streamsOf(strapi, accountId),
    overview: (query) => listStreams(strapi, query),
    healths: () => countHealths(strapi),
    choices: () => readChoices(strapi),
    async budget(streamId) {
      if (!budgets) throw new Error('The budgets are not ready yet');
      return readBudget(budgets, await needStream(strapi, streamId));
    },
    useBudgets: (kept) => void (budgets = kept),
    async edit(streamId, change, actor) {
      await editStream(strapi, streamId, change, actor);
      return viewStream(strapi, streamId);
    },
    stream: (streamId) => viewStream(strapi, streamId),
    review: (streamId) => readReview(strapi, streamId),
    acceptReview: (streamId, actor) => acceptReview(strapi, streamId, actor),
    dismissReview: async (streamId, actor) => void (await dismissReview(strapi, streamId, actor)),
    letters: async (streamId, query) =>
      listLetters(strapi, (await needStream(strapi, streamId)).documentId, query),
    retryLetter: (letterId, actor) => retryOne(strapi, letterId, actor),
    retryLetters: (streamId, actor) => retryAll(strapi, streamId, actor),
    async discardLetter(letterId, reason, actor) {
      const { streamId } = await needLetter(strapi, letterId);
      return discard(strapi, { streamId, letterId }, reason, actor);
    },
    discardLetters: (streamId, reason, actor) => discard(strapi, { streamId }, reason, actor),
  };
}
