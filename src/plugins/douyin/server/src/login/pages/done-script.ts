import { askHelpers, partHelpers } from './helpers-script';

// The code leaves the address bar before anything else happens; the session stays in this page's memory.
const exchangeScript = `
const code = new URLSearchParams(location.search).get('exchange_code');
history.replaceState(null, '', location.pathname);
const tellCrossDevice = (until) => {
  const moment = new Date(until).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  at('cross-device').textContent = page.crossDevice.replace('{until}', moment);
  at('cross-device').hidden = false;
};
const exchange = async () => {
  const { data } = await post(page.paths.exchange, { code });
  const me = await readJson(await fetch(page.paths.me, { headers: { authorization: 'Bearer ' + data.jwt } }));
  at('nickname').textContent = data.user.nickname || me.username;
  at('username').textContent = me.username;
  if (data.crossDeviceUntil) tellCrossDevice(data.crossDeviceUntil);
  show('done');
};
exchange().catch((error) => {
  at('reason').textContent = sentence(error);
  show('failed');
});
`;

/** Browser script of the last page: exchanges the code for a session and proves it. */
export const doneScript = partHelpers + askHelpers + exchangeScript;
