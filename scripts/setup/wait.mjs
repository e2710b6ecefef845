/** Asks an address until it answers well; throws after `seconds`, or when `alive` says that waiting is in vain. */
export async function waitFor(url, { seconds = 120, alive = () => true } = {}) {
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) {
    if (!alive()) throw new Error(`${url} will not answer: its process ended. Its last words are above.`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} did not answer within ${seconds} s`);
}

/** Sends JSON and gives the answer; the caller judges its status. */
export function sendJson(url, method, body, headers = {}) {
  const all = { 'content-type': 'application/json', ...headers };
  return fetch(url, { method, headers: all, body: JSON.stringify(body) });
}
