import type { RunningStrapi } from './strapi';
import { until } from './until';
import type { World } from './world';

/** A claimed job, as far as stories look at it. */
export type Claimed = { id: string; attempts: number; fence: number; progress: unknown };

/** A job as it stands. */
export type JobRow = {
  document_id: string;
  job_key: string | null;
  stage: string;
  attempts: number;
  fence: number;
};

/** Runs the body of an async function in a process, where `jobs` is the service and `sleep(ms)` waits. */
export const withJobs = <Result>(process: RunningStrapi, body: string): Promise<Result> =>
  process.run<Result>(
    `const jobs = strapi.plugin('douyin').service('jobs');
     const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
     ${body}`,
  );

/** Makes a table in which handlers write down what they did: `note(job, what)` in a handler that `handling` wraps. */
export async function createNotes(world: World): Promise<void> {
  await world.tables.schema.createTable('story_notes', (table) => {
    table.increments('id');
    table.string('job');
    table.string('kind');
    table.integer('pid');
    table.string('what');
  });
}

/** What handlers of a kind wrote down, in order. */
export const notesOf = (world: World, kind: string): Promise<{ job: string; pid: number; what: string }[]> =>
  world.tables('story_notes').where({ kind }).orderBy('id').select('job', 'pid', 'what');

/** Gives a process a handler; `body` is that of an async function of `{ job, signal, heartbeat }` with `note(what)`. */
export const handleIn = (process: RunningStrapi, kind: string, body: string, options = {}): Promise<void> =>
  withJobs(
    process,
    `jobs.handle('${kind}', async ({ job, signal, heartbeat }) => {
       const note = (what) => strapi.db.connection('story_notes')
         .insert({ job: job.id, kind: job.kind, pid: process.pid, what: String(what) });
       ${body}
     }, ${JSON.stringify(options)});`,
  );

/** The stored jobs of a kind, the oldest first. */
export const jobsOf = (world: World, kind: string): Promise<JobRow[]> =>
  world.tables('douyin_jobs').where({ kind }).orderBy('id').select('*');

/** Waits until all jobs of a kind are in a stage. */
export const untilAll = (world: World, kind: string, stage: string, limitMs?: number): Promise<void> =>
  until(
    `all jobs ${kind} to be ${stage}`,
    async () => {
      const rows = await jobsOf(world, kind);
      return rows.length > 0 && rows.every((row) => row.stage === stage);
    },
    limitMs,
  );
