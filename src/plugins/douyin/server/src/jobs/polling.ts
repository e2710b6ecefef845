/** What happens again and again, at intervals that may change. */
export type Polling = {
  begin(): void;
  /** Does it at once; the next interval begins anew. Nothing before its begin and after its end. */
  now(): void;
  end(): void;
};

/** Calls `poll` about every so many milliseconds; processes that started together drift apart. */
export function createPolling(everyMs: () => number, poll: () => void): Polling {
  let timer: NodeJS.Timeout | undefined;
  const next = () => {
    timer = setTimeout(now, everyMs() * (0.75 + Math.random() / 2));
  };
  const now = () => {
    if (!timer) return;
    clearTimeout(timer);
    next();
    poll();
  };
  return {
    now,
    begin: next,
    end() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
