import type { ChildProcess } from 'node:child_process';
import path from 'node:path';

/** What a grant of the simulator tells. */
export type Grant = {
  person: string;
  open_id: string;
  access_token: string;
  refresh_token: string;
  expires_in: number;
  refresh_expires_in: number;
};

/** Round trips to the database, in all and by how a statement begins. */
export type Trips = { trips: number; statements: [string, number][] };

/** Megabytes: resident as it is, resident after a collection, and of the heap then. */
export type Memory = { rssMb: number; usedMb: number; heapMb: number };

/** What a process does on command; see inside.cjs. */
export type Inside = {
  connect(grants: readonly Grant[]): Promise<void>;
  beginJobs(): Promise<void>;
  refreshDue(): Promise<void>;
  runSql(statement: string): Promise<void>;
  takeIn(bodies: readonly unknown[]): Promise<void>;
  exportLeads(input: { target: string; order: unknown }): Promise<{ written: number; ms: number }>;
  /** Publishes a video; gives the stage in which its outcome was known. */
  publishVideo(input: { video_url: string; title: string }): Promise<string>;
  trips(): Promise<Trips>;
  memory(): Promise<Memory>;
};

/** Node's options for a process that takes commands. */
export const insideOptions = ['--expose-gc', '--require', path.join(__dirname, 'inside.cjs')];

type Answer = { id?: number; result?: unknown; failed?: string };

/** Lets a process that brought code along do a command; rejects when it ends before it answers. */
export function talkTo(child: ChildProcess): <Result>(command: string, input?: unknown) => Promise<Result> {
  let asked = 0;
  return <Result>(command: string, input?: unknown) => {
    const id = (asked += 1);
    return new Promise<Result>((resolve, reject) => {
      const gone = () => settle(() => reject(new Error(`Strapi ended before it had done "${command}"`)));
      const settle = (act: () => void) => {
        child.off('message', hear).off('exit', gone);
        act();
      };
      const hear = ({ id: of, result, failed }: Answer) => {
        if (of !== id) return;
        settle(() => (failed === undefined ? resolve(result as Result) : reject(new Error(failed))));
      };
      child.on('message', hear).once('exit', gone);
      child.send({ id, command, input });
    });
  };
}

/** Lets a process that was started with `insideOptions` work. */
export function inside(child: ChildProcess): Inside {
  const ask = talkTo(child);
  return {
    connect: (grants) => ask('connect', { grants }),
    beginJobs: () => ask('beginJobs'),
    refreshDue: () => ask('refreshDue'),
    runSql: (statement) => ask('runSql', { statement }),
    takeIn: (bodies) => ask('takeIn', { bodies }),
    exportLeads: (input) => ask('exportLeads', input),
    publishVideo: (input) => ask('publishVideo', { input }),
    trips: () => ask('trips'),
    memory: () => ask('memory'),
  };
}
