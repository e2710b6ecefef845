/** Asks again and again until the answer is yes; throws after `limitMs`, by default 15 seconds. */
export async function until(what: string, ask: () => Promise<boolean>, limitMs = 15_000): Promise<void> {
  const endsAt = Date.now() + limitMs;
  while (!(await ask())) {
    if (Date.now() > endsAt) throw new Error(`Waited ${limitMs} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
