import type { Core } from '@strapi/strapi';
import { runCounters, type RunView, type StreamView, type SyncStrategy } from '../../../contracts/sync';
import { clock } from '../shared/clock';
import { newId } from '../shared/crypto';
import { changeOne, insertUnlessTaken, inTransaction, whileContested } from '../shared/database';
import { PluginError } from '../shared/errors';
import type { Context } from '../shared/service';
import { nextRunOf } from './finish';
import { countLetters } from './letters';
import { activeRun, findRun, findStream, runUid, streamUid, type RunRow, type StreamRow } from './row';
import { carryOn } from './run';
import { addStreams } from './add-streams';
import { toRunView, toStreamView } from './view';

export type { RunRow, StreamRow } from './row';

/** Who asks for a run. */
export type Trigger = RunRow['trigger'];

/** A run that was asked for, and whether it is a new one. */
export type Started = { run: RunRow; isNew: boolean };

/** What a person may change of a stream. */
export type StreamEdit = Pick<StreamRow, 'enabled' | 'everyMinutes' | 'fullEveryMinutes'>;

/** Pulls people into leads, page by page, and never doubles or loses any. */
export type SyncService = {
  /** Starts a run of a stream, or gives the one that is under way. Throws SYNC_NOT_FOUND. */
  start(streamId: string, strategy: SyncStrategy, trigger: Trigger): Promise<Started>;
  /** The stream of fans of the account with this open_id; throws SYNC_NOT_FOUND. */
  fansOf(openId: string): Promise<StreamRow>;
  /** A run; throws SYNC_NOT_FOUND. */
  run(runId: string): Promise<RunView>;
  /** Halts a run after the page in hand; throws SYNC_STATE when it is over. */
  pause(runId: string): Promise<RunView>;
  /** Lets a halted run go on. */
  resume(runId: string): Promise<RunView>;
  /** Ends a run before its time; what it stored stays. */
  cancel(runId: string): Promise<RunView>;
  /** Streams of one account, those that it has not yet had included. */
  streams(accountId: string): Promise<StreamView[]>;
  edit(streamId: string, changes: StreamEdit): Promise<StreamView>;
  /** One stream; throws SYNC_NOT_FOUND. */
  stream(streamId: string): Promise<StreamView>;
};

declare module '../shared/service' {
  interface Services {
    sync: SyncService;
  }
}

const notFound = (what: string) => new PluginError('SYNC_NOT_FOUND', `There is no such ${what}`);

async function needStream(strapi: Core.Strapi, id: string): Promise<StreamRow> {
  const stream = await findStream(strapi, id);
  if (!stream) throw notFound('stream');
  return stream;
}

async function needRun(strapi: Core.Strapi, id: string): Promise<RunRow> {
  const run = await findRun(strapi, id);
  if (!run) throw notFound('task');
  return run;
}

// A row that is stored past Strapi's own `create` gets no defaults of the schema.
const noCounts = Object.fromEntries(
  [...Object.keys(runCounters.shape), 'seen', 'quietPages', 'failures', 'cursorVersion'].map((name) => [
    name,
    0,
  ]),
);

const newRun = (stream: StreamRow, strategy: SyncStrategy, trigger: Trigger, generation: number) => ({
  documentId: newId(),
  streamId: stream.documentId,
  activeKey: stream.documentId,
  accountId: stream.accountId,
  kind: stream.kind,
  strategy,
  trigger,
  stage: 'queued',
  generation,
  signpost: clock.now(),
  pass: 1,
  ...noCounts,
});

async function start(
  strapi: Core.Strapi,
  streamId: string,
  strategy: SyncStrategy,
  trigger: Trigger,
): Promise<Started> {
  const stream = await needStream(strapi, streamId);
  const generation = stream.generation + (strategy === 'FULL' ? 1 : 0);
  const data = newRun(stream, strategy, trigger, generation);
  const made = await whileContested(() =>
    inTransaction(strapi, async () => {
      // The stream first: its next run is settled together with this one.
      const next = { generation, nextRunAt: nextRunOf(stream) };
      await changeOne(strapi, streamUid, { documentId: streamId }, next);
      if (!(await insertUnlessTaken(strapi, runUid, 'active_key', data))) return null;
      const run = await needRun(strapi, data.documentId);
      await carryOn(strapi, run);
      return run;
    }),
  );
  const run = made ?? (await activeRun(strapi, streamId));
  // It was there and ended at this very moment.
  if (!run) return start(strapi, streamId, strategy, trigger);
  return { run, isNew: made !== null };
}

type Change = { from: RunRow['stage'][]; to: Partial<RunRow>; what: string };

/** Moves a run from one of these stages, whoever carries it out; throws SYNC_STATE when it stands elsewhere. */
async function move(strapi: Core.Strapi, runId: string, { from, to, what }: Change): Promise<RunRow> {
  const run = await needRun(strapi, runId);
  const where = { documentId: runId, stage: { $in: from } };
  if (!(await changeOne(strapi, runUid, where, to)))
    throw new PluginError('SYNC_STATE', `A task that is ${run.stage} cannot be ${what}`, {
      stage: run.stage,
    });
  return needRun(strapi, runId);
}

const changes = {
  pause: { from: ['queued', 'running'], to: { stage: 'paused' }, what: 'paused' },
  resume: { from: ['paused'], to: { stage: 'queued' }, what: 'resumed' },
} satisfies Record<string, Change>;

const cancelled = (): Change => ({
  from: ['queued', 'running', 'paused'],
  to: { stage: 'cancelled', activeKey: null, finishedAt: clock.now() },
  what: 'cancelled',
});

async function viewOf(strapi: Core.Strapi, stream: StreamRow): Promise<StreamView> {
  const run =
    (await activeRun(strapi, stream.documentId)) ??
    ((await strapi.db.query(runUid).findOne({
      where: { streamId: stream.documentId },
      orderBy: { id: 'desc' },
    })) as RunRow | null);
  return toStreamView(stream, run, await countLetters(strapi, stream.documentId));
}

async function fansOf(strapi: Core.Strapi, openId: string): Promise<StreamRow> {
  const accounts = (await strapi.db.query('plugin::douyin.account').findMany({
    where: { openId, provider: 'douyin' },
    orderBy: { id: 'desc' },
    limit: 1,
  })) as { documentId: string }[];
  const [account] = accounts;
  if (!account) throw notFound('account');
  await addStreams(strapi, account.documentId);
  const where = { accountId: account.documentId, kind: 'fans' };
  const stream = (await strapi.db.query(streamUid).findOne({ where })) as StreamRow | null;
  if (!stream) throw notFound('stream');
  return stream;
}

async function edit(strapi: Core.Strapi, streamId: string, changed: StreamEdit): Promise<StreamView> {
  const stream = { ...(await needStream(strapi, streamId)), ...changed };
  await changeOne(strapi, streamUid, { documentId: streamId }, { ...changed, nextRunAt: nextRunOf(stream) });
  return viewOf(strapi, stream);
}

/** The `sync` service. */
export function syncService({ strapi }: Context): SyncService {
  return {
    start: (streamId, strategy, trigger) => start(strapi, streamId, strategy, trigger),
    fansOf: (openId) => fansOf(strapi, openId),
    run: async (runId) => toRunView(await needRun(strapi, runId)),
    pause: async (runId) => toRunView(await move(strapi, runId, changes.pause)),
    async resume(runId) {
      const run = await move(strapi, runId, changes.resume);
      await carryOn(strapi, run, clock.now());
      return toRunView(run);
    },
    cancel: async (runId) => toRunView(await move(strapi, runId, cancelled())),
    async streams(accountId) {
      await addStreams(strapi, accountId);
      const rows = (await strapi.db
        .query(streamUid)
        .findMany({ where: { accountId }, orderBy: { id: 'asc' } })) as StreamRow[];
      return Promise.all(rows.map((row) => viewOf(strapi, row)));
    },
    edit: (streamId, changed) => edit(strapi, streamId, changed),
    stream: async (streamId) => viewOf(strapi, await needStream(strapi, streamId)),
  };
}
