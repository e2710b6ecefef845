import { AsyncLocalStorage } from 'node:async_hooks';

/** What is being done at the moment: the request or the job that a line of the log belongs to. */
export type Trace = {
  requestId?: string;
  jobId?: string;
  jobKind?: string;
  /** The part of the product, as far as it is known by now. */
  feature(): string | undefined;
};

const traces = new AsyncLocalStorage<Trace>();

/** Does work, and everything it begins, under a trace. */
export const underTrace = <Result>(trace: Trace, work: () => Result): Result => traces.run(trace, work);

/** The trace this is called under; undefined at boot, and in what the clock starts. */
export const currentTrace = (): Trace | undefined => traces.getStore();

/** Does work that belongs to a feature which no route tells, under the trace it is called in. */
export const underFeature = <Result>(feature: string, work: () => Result): Result =>
  underTrace({ ...currentTrace(), feature: () => feature }, work);
