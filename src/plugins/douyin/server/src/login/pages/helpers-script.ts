import type { Texts } from './zh';

/** Browser script: find an element, and show one part of a page. */
export const partHelpers = `
const at = (id) => document.getElementById(id);
const show = (name) => {
  for (const part of document.querySelectorAll('[data-part]')) part.hidden = part.dataset.part !== name;
  document.querySelector('[data-part="' + name + '"] [data-focus]')?.focus();
};
const wait = (milliseconds) => new Promise((next) => setTimeout(next, milliseconds));
`;

/**
 * Browser script: ask this site, throw the `error` of a failed answer, and put it into words. The server's clock counts:
 * many computers' own are minutes off.
 */
export const askHelpers = `
let clockSkew = 0;
const now = () => Date.now() + clockSkew;
const readJson = async (answer) => {
  const skew = Date.parse(answer.headers.get('date')) - Date.now();
  clockSkew = Math.abs(skew) > 5000 ? skew : 0;
  const body = await answer.json().catch(() => null);
  if (!answer.ok || !body) throw body?.error ?? {};
  return body;
};
const post = async (path, body = {}) =>
  readJson(await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));
const sentence = (error) => {
  if (error instanceof TypeError) return page.offline;
  const { code, seconds } = error?.details ?? {};
  if (code === 'AUTH_TOO_OFTEN' && seconds) return page.tooOften.replace('{seconds}', seconds);
  return Object.hasOwn(page.errors, code) ? page.errors[code] : page.errors.other;
};
`;

/** The data `askHelpers` finds on its page: a sentence for each error. */
export const errorWords = (texts: Texts) => ({
  errors: texts.errors,
  tooOften: texts.tooOften,
  offline: texts.offline,
});
