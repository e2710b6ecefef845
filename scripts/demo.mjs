import { mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from './setup/build.mjs';
import { connectAccounts, hireColleagues, openWebhooks, registerApps, workOn } from './setup/demo-site.mjs';
import { addPosts } from './setup/demo-posts.mjs';
import { demoSecrets } from './setup/secrets.mjs';
import { installPackages } from './setup/install.mjs';
import { bin, environment, main, root, start } from './setup/run.mjs';
import { sendJson, waitFor } from './setup/wait.mjs';

const folder = path.resolve(root, process.env.DEMO_FOLDER ?? '.tmp/demo');
const readyFile = `${folder}.json`;
const ports = { strapi: Number(process.env.PORT ?? 1337), simulator: Number(process.env.SIM_PORT ?? 4010) };
const urls = { strapi: `http://localhost:${ports.strapi}`, simulator: `http://127.0.0.1:${ports.simulator}` };
// The simulator's own sample apps, see simulator/README.md; production refuses this administrator.
const app = { clientKey: 'awsim0000demo', clientSecret: 'sim0demo0secret0of0thirty0two0ch' };
const pan115App = {
  provider: 'pan115',
  name: '115 素材库',
  clientKey: '100115001',
  baseUrl: urls.simulator,
  scopes: [],
  switches: { login: false, publish: false, leads: false, webhook: false },
  defaultRole: 'authenticated',
  newUserRule: 'create',
  embeddedQr: false,
  developer: null,
};
const admin = { email: 'admin@demo.invalid', firstname: '演示', lastname: '管理员' };

const isAlive = (child) => child.exitCode === null && child.signalCode === null;

const logFile = (name) => path.join(folder, `${name}.log`);

function intoLog(name) {
  const log = openSync(logFile(name), 'w');
  return ['ignore', log, log];
}

function startSimulator() {
  const args = [bin('tsx'), 'simulator/cli.ts', '--port', String(ports.simulator), '--allow-loopback-http'];
  // There people follow, comment and write by themselves while the demo runs.
  return start(process.execPath, [...args, '--lively'], { stdio: intoLog('simulator') });
}

const strapiEnvironment = ({ adminPassword: _adminPassword, ...secrets }) => ({
  ...environment,
  ...secrets,
  NODE_ENV: 'development',
  ENV_PATH: path.join(folder, 'no.env'),
  HOST: '127.0.0.1',
  PORT: String(ports.strapi),
  PUBLIC_URL: urls.strapi,
  DATABASE_CLIENT: 'sqlite',
  DATABASE_FILENAME: path.join(folder, 'data.db'),
  DOUYIN_CLIENT_KEY: app.clientKey,
  DOUYIN_CLIENT_SECRET: app.clientSecret,
  DOUYIN_BASE_URL: urls.simulator,
});

function startStrapi(secrets) {
  const env = strapiEnvironment(secrets);
  return start(process.execPath, [bin('strapi'), 'start'], { env, stdio: intoLog('strapi') });
}

/** Stores the demo's leads beside the running site. */
async function storeLeads(secrets, belongings, onStart) {
  const env = { ...strapiEnvironment(secrets), DOUYIN_WORKERS: 'false' };
  const args = ['scripts/demo-leads.mjs', JSON.stringify(belongings)];
  const child = start(process.execPath, args, { env, stdio: intoLog('leads') });
  onStart(child);
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(readFileSync(logFile('leads'), 'utf8').slice(-2000));
}

/** Waits for one of the two to answer; when it ended instead, shows what it wrote last. */
async function waitUntilUp(name, child, url) {
  try {
    await waitFor(url, { alive: () => isAlive(child) });
  } catch (error) {
    console.error(readFileSync(logFile(name), 'utf8').slice(-3000));
    throw error;
  }
}

/** Registers our callback at the platform, as an operator would in its console. */
async function registerCallback() {
  const callback = `${urls.strapi}/api/v1/lead/douyin/auth/callback`;
  const where = `${urls.simulator}/_sim/apps/${app.clientKey}`;
  const answer = await sendJson(where, 'PATCH', { redirect_uris: [callback] });
  if (!answer.ok) throw new Error(`The simulator does not take ${callback}: ${await answer.text()}`);
}

/** Makes the first administrator and gives a token of it; on later starts there is one already, and Strapi refuses. */
async function seedAdmin(password) {
  const answer = await sendJson(`${urls.strapi}/admin/register-admin`, 'POST', { ...admin, password });
  return answer.ok ? (await answer.json()).data.token : null;
}

/** A token of the administrator who is there. */
async function signIn(password) {
  const answer = await sendJson(`${urls.strapi}/admin/login`, 'POST', { email: admin.email, password });
  if (!answer.ok) throw new Error(`The administrator cannot log in: ${await answer.text()}`);
  return (await answer.json()).data.token;
}

/** Adds an app of 115 at the first start, to connect accounts to by scanning. */
async function seedPan115App(token) {
  if (!token) return;
  const answer = await sendJson(`${urls.strapi}/douyin/apps`, 'POST', pan115App, {
    authorization: `Bearer ${token}`,
  });
  if (!answer.ok) throw new Error(`The app of 115 was not added: ${await answer.text()}`);
}

function announce(password, pids) {
  const ready = { ...urls, admin: { email: admin.email, password }, pids };
  writeFileSync(readyFile, JSON.stringify(ready, null, 2), { mode: 0o600 });
  console.log(`
抖音 × Strapi 演示已就绪 · The demo is ready

  后台 Admin      ${urls.strapi}/admin      ${admin.email}  /  ${password}
  登录 Log in     ${urls.strapi}/douyin/login
  模拟器 Platform ${urls.simulator}/_sim

  先在后台打开「抖音 › 应用」点「测试连接」，再打开登录页扫码。
  Open Douyin › Apps in the admin and press Test connection, then open the login page and scan.
  按 Ctrl-C 结束 · Ctrl-C stops it
`);
}

/** Gives the demo its life, while it can be looked at already: accounts at each start, leads and colleagues at the first. */
async function fill(secrets, isFirst, onStart) {
  const places = { site: urls.strapi, simulator: urls.simulator };
  const token = await signIn(secrets.adminPassword);
  await registerApps(places);
  const accounts = await connectAccounts(places, token);
  await openWebhooks(places);
  if (!isFirst) return;
  await addPosts(places, token, accounts[0].account.documentId);
  console.log('正在填入 20,000 条示例线索…… · Filling in 20,000 sample leads …');
  const { owners, staff, team } = await hireColleagues(places, token, secrets.adminPassword);
  await storeLeads(secrets, { places: accounts, owners, staff, team }, onStart);
  await workOn(places, token, { owners });
  console.log(`
  线索已就绪 · The leads are there: ${urls.strapi}/admin/plugins/douyin/leads
  四位同事（密码同上）· Four colleagues, the same password:
    an@demo.invalid  bo@demo.invalid    只看自己的 · own leads
    ci@demo.invalid                     看本组的 · leads of the team
    ding@demo.invalid                   看全部 · all leads
`);
}

function stopTogether(children) {
  const stop = () => {
    rmSync(readyFile, { force: true });
    children.filter(isAlive).forEach((child) => child.kill('SIGTERM'));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  children.forEach((child) => child.once('exit', stop));
  return stop;
}

async function demo() {
  installPackages();
  build();
  mkdirSync(folder, { recursive: true });
  rmSync(readyFile, { force: true });
  const secrets = demoSecrets(folder);
  console.log('Starting the simulator and Strapi …');
  const simulator = startSimulator();
  const strapi = startStrapi(secrets);
  const children = [simulator, strapi];
  const stop = stopTogether(children);
  try {
    await waitUntilUp('simulator', simulator, `${urls.simulator}/_sim`);
    await registerCallback();
    await waitUntilUp('strapi', strapi, `${urls.strapi}/_health`);
    const token = await seedAdmin(secrets.adminPassword);
    await seedPan115App(token);
    announce(secrets.adminPassword, { strapi: strapi.pid, simulator: simulator.pid });
    await fill(secrets, token !== null, (child) => children.push(child)).catch((error) =>
      // What is there can be used all the same.
      console.error(
        `The sample leads are not all there: ${error instanceof Error ? error.message : String(error)}`,
      ),
    );
  } catch (error) {
    stop();
    throw error;
  }
}

await main(demo);
