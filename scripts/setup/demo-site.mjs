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
/** What the demo's apps ask for; the list of fans is retired, and only an app that has had it for long still may. */
const demoScopes = [
  ...['user_info', 'user.intention', 'item.comment'],
  ...['video.create.bind', 'video.list.bind', 'video.data.bind'],
];
const oldScopes = ['fans.list'];
/** What an app itself must have so that its accounts publish by a link for the phone. */
const linkScopes = ['h5.share', 'jump.basic', 'open.get.ticket'];
const mayDo = ['read', 'update', 'assign', 'reveal', 'merge', 'export'];

/** Calls the demo's admin API as somebody; throws with the answer's own words. */
function adminOf(site, token) {
  return async (method, path, body) => {
    const answer = await sendJson(`${site}${path}`, method, body, { authorization: `Bearer ${token}` });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).data;
  };
}

/** Tells the simulator what its console would be told; it forgets that when it ends. */
async function tellConsole(simulator, method, path, body) {
  const answer = await sendJson(`${simulator}/_sim/apps${path}`, method, body);
  if (!answer.ok) throw new Error(`The simulator does not take ${path || body.name}: ${await answer.text()}`);
}

/** Registers the other apps at the simulator. */
export async function registerApps({ site, simulator }) {
  const callback = `${site}/api/v1/lead/douyin/auth/callback`;
  const { apps } = await (await fetch(`${simulator}/_sim/apps`)).json();
  const [{ client_key: first, scopes: held }] = apps;
  const scopes = [...new Set([...held, ...linkScopes])];
  for (const { name, clientKey, secret } of moreApps) {
    const app = { name, client_key: clientKey, client_secret: secret, redirect_uris: [callback] };
    await tellConsole(simulator, 'POST', '', { ...app, scopes });
  }
  await tellConsole(simulator, 'PATCH', `/${first}`, { scopes: [...new Set([...scopes, ...oldScopes])] });
}

/** Has the simulator deliver what happens to all three apps. */
export async function openWebhooks({ site, simulator }) {
  const { apps } = await (await fetch(`${simulator}/_sim/apps`)).json();
  for (const { client_key: key } of apps)
    await tellConsole(simulator, 'PATCH', `/${key}`, { webhook_url: `${site}/api/douyin/webhook` });
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

const settingsOf = ({ switches, defaultRole, newUserRule, embeddedQr, developer }) => ({
  switches: { ...switches, leads: true, publish: true, webhook: true },
  ...{ defaultRole, newUserRule, embeddedQr, developer },
});

/** Has the app of the environment ask for all that leads come from. */
async function widen(call, app) {
  const { id, name, clientKey, baseUrl, revision } = app;
  const scopes = [...demoScopes, ...oldScopes];
  const change = { name, clientKey, baseUrl, revision, scopes, ...settingsOf(app) };
  return (await call('PUT', `/douyin/apps/${id}`, change)).app;
}

async function add(call, baseUrl, { name, clientKey, secret }, like) {
  const identity = { name, clientKey, clientSecret: secret, baseUrl, provider: 'douyin' };
  return (await call('POST', '/douyin/apps', { ...identity, scopes: demoScopes, ...settingsOf(like) })).app;
}

/** The three apps, and who connects to each. */
async function placesOf(call, simulator) {
  const { apps } = await call('GET', '/douyin/apps');
  const first = apps.find(({ isDefault }) => isDefault);
  const places = [{ app: await widen(call, first), person: 'xiaohe' }];
  for (const more of moreApps) {
    const known = apps.find(({ clientKey }) => clientKey === more.clientKey);
    places.push({ app: known ?? (await add(call, simulator, more, first)), person: more.person });
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
  return { id: made.id, name: `${firstname} ${lastname}` };
}

/** Connects an account to each of the three apps; at every start, for the simulator forgets its grants. */
export async function connectAccounts(urls, token) {
  const call = adminOf(urls.site, token);
  const places = await placesOf(call, urls.simulator);
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

/** Makes the demo's colleagues and their team; gives their ids, and the names of the colleagues. */
export async function hireColleagues(urls, token, password) {
  const call = adminOf(urls.site, token);
  const staff = [];
  for (const colleague of colleagues) staff.push(await hire(call, urls.site, colleague, password));
  const owners = staff.map(({ id }) => id);
  const members = owners.slice(0, 3).map((admin) => ({ admin }));
  const team = await call('POST', '/douyin/lead-teams', { name: '客服组', members });
  return { owners, staff, team: team.id };
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
