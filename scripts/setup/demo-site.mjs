import http from 'node:http';
import { sendJson } from './wait.mjs';

const ending = '0of0thirty0two0ch';

/** The two apps beside the simulator's own; their secrets open nothing but this simulator. */
const moreApps = [
  { name: '河畔文创', clientKey: 'awsim0001demo', secret: `sim1demo1secret${ending}`, person: 'muyu' },
  { name: '河畔亲子馆', clientKey: 'awsim0002demo', secret: `sim2demo2secret${ending}`, person: 'shancha' },
];

/** Who works with the demo's leads, by what they do, and how far each one reaches. */
const colleagues = [
  { key: 'an', firstname: '东区', lastname: '客服', level: 'own' },
  { key: 'bo', firstname: '西区', lastname: '客服', level: 'own' },
  { key: 'ci', firstname: '客服', lastname: '组长', level: 'team' },
  { key: 'ding', firstname: '运营', lastname: '主管', level: 'all' },
];
const demoScopes = ['user_info', 'user.intention', 'item.comment'];
const mayDo = ['read', 'update', 'assign', 'reveal', 'merge', 'export'];

/** Calls the demo's admin API as somebody; throws with the answer's own words. */
function adminOf(site, token) {
  return async (method, path, body) => {
    const answer = await sendJson(`${site}${path}`, method, body, { authorization: `Bearer ${token}` });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).data;
  };
}

/** Tells the simulator of the other apps; it forgets them when it ends. */
export async function registerApps({ site, simulator }) {
  const callback = `${site}/api/v1/lead/douyin/auth/callback`;
  const { apps } = await (await fetch(`${simulator}/_sim/apps`)).json();
  for (const { name, clientKey, secret } of moreApps) {
    const app = { name, client_key: clientKey, client_secret: secret, redirect_uris: [callback] };
    const scopes = apps[0].scopes;
    const answer = await sendJson(`${simulator}/_sim/apps`, 'POST', { ...app, scopes });
    if (!answer.ok) throw new Error(`The simulator does not take ${name}: ${await answer.text()}`);
  }
}

/** Asks as a browser that goes to a page: Node's own fetch says that it is a script. Follows nothing. */
const visit = (url, cookie) =>
  new Promise((resolve, reject) => {
    const request = http.get(url, { headers: cookie ? { cookie } : {} }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers }));
    });
    request.on('error', reject);
  });

/** Logs a person in by an app, as a visitor and the phone together would, so that the account is connected. */
async function connect({ site, simulator }, app, person) {
  const { status, headers } = await visit(`${site}/douyin/login/start?app=${app}`);
  if (!headers.location) throw new Error(`The login of ${person} did not start: ${status}`);
  await visit(headers.location);
  const state = new URL(headers.location).searchParams.get('state');
  const approved = await sendJson(`${simulator}/_sim/people/${person}/approve`, 'POST', { state });
  const { redirectUrl } = await approved.json();
  const cookie = (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
  const back = await visit(redirectUrl, cookie);
  if (back.status !== 302) throw new Error(`The login of ${person} failed: ${back.status}`);
}

async function appIds(call, simulator) {
  const { apps } = await call('GET', '/douyin/apps');
  const first = apps.find(({ isDefault }) => isDefault);
  const places = [{ app: first, person: 'xiaohe' }];
  const { switches, defaultRole, newUserRule, embeddedQr, developer } = first;
  for (const { name, clientKey, secret, person } of moreApps) {
    const known = apps.find((app) => app.clientKey === clientKey);
    const input = { name, clientKey, clientSecret: secret, baseUrl: simulator, provider: 'douyin' };
    const rest = { scopes: demoScopes, switches, defaultRole, newUserRule, embeddedQr, developer };
    const app = known ?? (await call('POST', '/douyin/apps', { ...input, ...rest }));
    places.push({ app: app.app ?? app, person });
  }
  return places;
}

async function hire(call, site, { key, firstname, lastname, level }, password) {
  const name = `${firstname}${lastname}`;
  const role = await call('POST', '/admin/roles', { name, description: `Leads: ${level}` });
  const conditions = level === 'all' ? [] : [`plugin::douyin.lead-${level}`];
  const permissions = mayDo.map((what) => ({
    action: `plugin::douyin.lead.${what}`,
    ...{ subject: null, properties: {}, conditions },
  }));
  await call('PUT', `/admin/roles/${role.id}/permissions`, { permissions });
  const email = `${key}@demo.invalid`;
  const user = { email, firstname, lastname, roles: [role.id] };
  const made = await call('POST', '/admin/users', user);
  const userInfo = { firstname, lastname, password };
  await sendJson(`${site}/admin/register`, 'POST', { registrationToken: made.registrationToken, userInfo });
  return made.id;
}

/** Connects an account to each of the three apps; at every start, for the simulator forgets its grants. */
export async function connectAccounts(urls, token) {
  const call = adminOf(urls.site, token);
  const places = await appIds(call, urls.simulator);
  for (const { app, person } of places) await connect(urls, app.id, person);
  const { accounts = [], rows = accounts } = await call('GET', '/douyin/accounts?pageSize=100');
  return places.map(({ app }) => {
    const account = rows.find((one) => (one.app?.id ?? one.appId) === app.id);
    return {
      app: { documentId: app.id, provider: 'douyin', developer: app.developer },
      account: { documentId: account?.id },
    };
  });
}

/** Makes the demo's colleagues and their team; gives their ids. */
export async function hireColleagues(urls, token, password) {
  const call = adminOf(urls.site, token);
  const owners = [];
  for (const colleague of colleagues) owners.push(await hire(call, urls.site, colleague, password));
  const members = owners.slice(0, 3).map((admin) => ({ admin }));
  const team = await call('POST', '/douyin/lead-teams', { name: '客服组', members });
  return { owners, team: team.id };
}

const notes = ['电话没接，晚点再打', '加了微信，发了目录', '说周末到店看看', '对价格有疑问，已解释'];

/** Lets the newest leads show what working with them looks like: a status, a note, a follow-up. */
export async function workOn({ site }, token, { owners }) {
  const call = adminOf(site, token);
  const { records } = await call('GET', '/douyin/leads?size=24&count=none&status=NEW');
  for (const [place, { leadId, version }] of records.entries()) {
    if (place % 2 === 1) continue;
    const owner = owners[place % owners.length];
    const nextFollowUpAt = new Date(Date.now() + (place - 8) * 5_400_000).toISOString();
    const change = { version, owner, status: 'CONTACTED', nextFollowUpAt };
    await call('PUT', `/douyin/leads/${leadId}`, change);
    await call('POST', `/douyin/leads/${leadId}/notes`, { text: notes[(place / 2) % notes.length] });
  }
}
