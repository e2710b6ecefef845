/** What a job carries, tells on its way and leaves behind: what JSON can hold, never a secret. */
export type JobData = Record<string, unknown>;

/** Where a job stands. The last three are final. */
export const jobStages = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobStage = (typeof jobStages)[number];

/** Whether a job has come to its end. */
export const isOver = (stage: JobStage): boolean => stage !== 'queued' && stage !== 'running';

/** A job to be stored. */
export type NewJob = {
  /** What is to be done, e.g. `tokens.refresh`: lower case, a constant of the code. */
  kind: string;
  /** Of all jobs with one key only the first is stored, until it is swept days after its end. */
  key?: string;
  payload?: JobData;
  /** Not before this moment; default now. */
  runAt?: Date;
  /** How often it may be begun in all. Default 5. */
  maxAttempts?: number;
};

/** A job in the hands of whoever claimed it; the fence tells its holder from those before and after. */
export type ClaimedJob = {
  id: string;
  kind: string;
  payload: JobData;
  /** What its last holder told with a heartbeat; null: nothing. A job that is taken up again goes on from there. */
  progress: JobData | null;
  /** How often it was begun, this time included. */
  attempts: number;
  maxAttempts: number;
  /** Name of this claim. */
  owner: string;
  /** Counts up with each claim. */
  fence: number;
  leaseSeconds: number;
};

/** Which jobs to claim. */
export type Claim = {
  kinds: string[];
  /** Who claims: a name for this process. */
  owner: string;
  /** Seconds until somebody else may claim them, unless a heartbeat comes. */
  leaseSeconds: number;
  /** How many at most. */
  limit: number;
  /** Only this job. */
  id?: string;
};

/** A job as it stands now. */
export type JobState = {
  id: string;
  kind: string;
  stage: JobStage;
  /** From when it can be claimed; while it runs, the end of its lease; null: it is over. */
  runAt: Date | null;
  attempts: number;
  progress: JobData | null;
  result: JobData | null;
  /** Why it failed last; redacted. */
  error: { code: string; message: string } | null;
};

/**
 * What an engine of jobs does. Whoever holds a job writes under its fence: each `boolean` tells whether the job was still
 * theirs, neither cancelled nor claimed by somebody else.
 */
export type JobsPort = {
  /**
   * Stores a job; joins the transaction it is called in. A key that is taken gives the job that has it. On MySQL, of
   * transactions that enqueue one key at the same moment some may have to start over (`whileContested`).
   */
  enqueue(job: NewJob): Promise<{ id: string; isNew: boolean }>;
  /** Which of these kinds have something to claim; one cheap query. */
  due(kinds: string[]): Promise<string[]>;
  /**
   * Takes jobs that are due, or whose lease ran out, the oldest first; each goes to one caller. One that was begun too
   * often fails instead. Not within a transaction.
   */
  claim(claim: Claim): Promise<ClaimedJob[]>;
  /** Keeps a job for another lease, and its progress when told. */
  heartbeat(job: ClaimedJob, progress?: JobData): Promise<boolean>;
  complete(job: ClaimedJob, result?: JobData): Promise<boolean>;
  /** Ends a job, or queues it again for a retry where an attempt is left. The error is stored redacted. */
  fail(job: ClaimedJob, error: unknown, next: { retryAt: Date | null }): Promise<boolean>;
  /** Hands a job back as if it had never been begun; its progress stays. */
  release(job: ClaimedJob): Promise<boolean>;
  /** Ends a job before its time; one that runs is told by its next heartbeat. False: it was over already. */
  cancel(id: string): Promise<boolean>;
  /** A job by its id; null when there is none, or no more. */
  find(id: string): Promise<JobState | null>;
};
