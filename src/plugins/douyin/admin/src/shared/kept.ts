/** What this browser keeps under a name; null where there is nothing, or where it keeps nothing at all. */
export function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Lets this browser keep a text under a name, null: nothing. One that keeps nothing forgets it with the page. */
export function keep(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
  } catch {
    // The present page has it.
  }
}
