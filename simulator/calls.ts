/** One answered (or dropped) platform call; it never holds a token, a secret or a code. */
export type CallEntry = {
  /** Short name, e.g. `access_token`, or `unknown`. */
  endpoint: string;
  method: string;
  path: string;
  /** ISO moment of the simulator's clock. */
  at: string;
  client_key?: string;
  /** `ok`, the platform's number, or `fault:` and its kind. */
  outcome: string;
};

/** The recorded calls, and how often each endpoint ended in each outcome. */
export type CallLog = { entries: CallEntry[]; counts: Record<string, Record<string, number>> };

const KEPT = 5000;

/** A path that cannot leak: segments longer than 40 characters keep their last four only. */
const shown = (path: string): string =>
  path
    .split('/')
    .map((part) => (part.length > 40 ? `…${part.slice(-4)}` : part))
    .join('/');

/** Records a call; the list keeps the newest 5000, the counts keep all. */
export function recordCall(log: CallLog, entry: CallEntry): void {
  log.entries.push({ ...entry, path: shown(entry.path) });
  if (log.entries.length > KEPT) log.entries.shift();
  const outcomes = (log.counts[entry.endpoint] ??= {});
  outcomes[entry.outcome] = (outcomes[entry.outcome] ?? 0) + 1;
}

/** Forgets every call and count. */
export function clearCalls(log: CallLog): void {
  log.entries = [];
  log.counts = {};
}
