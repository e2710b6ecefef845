const controller = new AbortController();

/** Aborted as soon as this process was told to end: whoever waits for something on behalf of a caller answers at once. */
export const ending: AbortSignal = controller.signal;

/** Says that this process ends; there is no way back. */
export const beginEnding = (): void => controller.abort();
