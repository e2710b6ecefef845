/**
 * Asks again and again until the answer is yes; throws after `limitMs`, by default 15 seconds. The longer it lasts, the longer
 * the pauses: a story that waits leaves the processor to those it waits for.
 */
export async function until(what: string, ask: () => Promise<boolean>, limitMs = 15_000): Promise<void> {
  const begun = Date.now();
  while (!(await ask())) {
    const waitedMs = Date.now() - begun;
    if (waitedMs > limitMs) throw new Error(`Waited ${limitMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, Math.min(100, 5 + waitedMs / 20)));
  }
}
