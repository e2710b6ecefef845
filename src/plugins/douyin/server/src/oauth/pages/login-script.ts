/**
 * Browser script of the login page: turns the code of a Douyin login or a password into a token of the site, the token into
 * this browser's cookie, and goes on. Code and token stay in this page's memory.
 */
export const loginScript = `
const at = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const code = query.get('exchange_code');
const refused = query.get('error');
query.delete('exchange_code');
query.delete('error');
history.replaceState(null, '', location.pathname + '?' + query);

const ask = async (path, { json = {}, jwt } = {}) => {
  const headers = { 'content-type': 'application/json', ...(jwt ? { authorization: 'Bearer ' + jwt } : {}) };
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(json) });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw { status: answer.status };
  return body;
};
const sentence = (error) => {
  if (error instanceof TypeError) return page.words.offline;
  if (error.status === 429) return page.words.tooOften;
  return error.wrong ?? page.words.failed;
};
const work = async (job) => {
  at('wrong').textContent = '';
  at('status').textContent = page.words.working;
  at('ways').inert = true;
  try {
    await ask(page.paths.session, { jwt: await job() });
    location.replace(page.place);
  } catch (error) {
    at('status').textContent = '';
    at('ways').inert = false;
    at('wrong').textContent = sentence(error);
    at('password')?.select();
  }
};

at('password-form')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const json = Object.fromEntries(new FormData(event.target));
  work(async () => {
    try {
      return (await ask(page.paths.local, { json })).jwt;
    } catch (error) {
      throw error.status === 400 ? { wrong: page.words.wrong } : error;
    }
  });
});
if (code) work(async () => (await ask(page.paths.exchange, { json: { code } })).data.jwt);
if (refused) at('wrong').textContent = page.words.failed;
`;
