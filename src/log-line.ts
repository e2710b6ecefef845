/** What an entry of the log can tell; everything else about it is left out, for nobody looked at what it holds. */
type Entry = {
  level: string;
  message: unknown;
  stack?: unknown;
  feature?: unknown;
  requestId?: unknown;
  jobId?: unknown;
  jobKind?: unknown;
};

const told = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** An entry as one line of JSON, for machines that gather logs. */
export function logLine(entry: Entry, now: Date): string {
  return JSON.stringify({
    time: now.toISOString(),
    level: entry.level,
    message: String(entry.message),
    stack: told(entry.stack),
    feature: told(entry.feature),
    requestId: told(entry.requestId),
    jobId: told(entry.jobId),
    jobKind: told(entry.jobKind),
  });
}
