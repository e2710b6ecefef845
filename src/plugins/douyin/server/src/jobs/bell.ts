/** Wakes who waits for it: one caller at a time. */
export type Bell = {
  ring(): void;
  /** Waits for the next ring; not at all when it rang since the last time. */
  heard(): Promise<void>;
};

/** A new bell, silent so far. */
export function createBell(): Bell {
  let hasRung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      hasRung = true;
      wake?.();
    },
    async heard() {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      hasRung = false;
    },
  };
}
