import { askHelpers, partHelpers } from './helpers-script';
import { codeScript } from './code-script';
import { popupScript } from './popup-script';
import { qrScript } from './qr-script';

// `current` is the attempt on the screen: { app, way, button, id, stage, … }. What arrives for another one is ignored.
const attemptScript = `
const attempts = '/douyin/login/attempts';
const ends = ['done', 'refused', 'failed', 'cancelled', 'denied', 'expired'];
let current = null;

const pathOf = (run) => attempts + '/' + encodeURIComponent(run.id);
const say = (stage, text) => {
  const line = at('status');
  line.dataset.stage = stage;
  if (line.textContent !== text) line.textContent = text;
};
const turnTo = (run, part) => {
  run.part = part;
  show(part);
};
const drop = () => {
  const run = current;
  current = null;
  run?.source?.close();
  clearInterval(run?.timer);
  return run;
};
const cancel = (run) => {
  if (run?.id) post(pathOf(run) + '/cancel').catch(() => {});
};
const goBack = () => {
  const run = drop();
  run?.popup?.close();
  cancel(run);
  say('', '');
  show('choose');
  (run ?? ended)?.button.focus();
};

let ended = null;
const fail = (run, text, { code = '', stage = 'failed' } = {}) => {
  drop();
  ended = run;
  say(stage, '');
  at('reason').textContent = text;
  at('reason-code').textContent = code;
  document.querySelector('[data-action="again"]').textContent = run.way === 'qr' ? page.words.againQr : page.words.againPopup;
  show('message');
};
const failWith = (run, error) => fail(run, sentence(error), { code: error?.details?.code });

const endCodes = { refused: 'AUTH_REFUSED', expired: 'AUTH_STATE_EXPIRED' };
const take = (run, { stage, errorCode }) => {
  if (run !== current) return;
  run.stage = stage;
  // Somebody finished it here: the page is on its way out.
  if (stage === 'done') return;
  if (ends.includes(stage)) {
    const code = errorCode ?? endCodes[stage] ?? '';
    fail(run, page.ends[stage] ?? sentence({ details: { code } }), { code, stage });
    return;
  }
  if (run.way === 'qr') takeQr(run);
  else say(stage, page.stages.popup[stage]);
};

const poll = async (run) => {
  while (run === current && !ends.includes(run.stage)) {
    try {
      take(run, (await readJson(await fetch(pathOf(run)))).data);
    } catch (error) {
      if (run === current && error?.details?.code === 'AUTH_ATTEMPT_UNKNOWN') failWith(run, error);
    }
    await wait(2000);
  }
};
const follow = (run) => {
  if (run !== current) return;
  run.source = new EventSource(pathOf(run) + '/events');
  run.source.addEventListener('status', (event) => take(run, JSON.parse(event.data)));
  // Its process ends: another one goes on telling.
  run.source.addEventListener('reconnect', () => {
    run.source.close();
    setTimeout(follow, 200 + Math.random() * 800, run);
  });
  run.source.addEventListener('error', () => {
    run.source.close();
    poll(run);
  });
};

const begin = async (button) => {
  drop();
  const { app, way } = button.dataset;
  const run = { app, way, button, stage: 'started' };
  current = run;
  if (way === 'popup' && !openWindow(run)) return fail(run, page.words.popupBlocked);
  if (way === 'qr') clearQr();
  turnTo(run, way === 'popup' ? 'window' : 'qr');
  try {
    const { data } = await post(attempts, { app, way, ...(page.redirect ? { redirect: page.redirect } : {}) });
    run.id = data.id;
    if (run !== current) return cancel(run);
    say('started', page.stages[way].started);
    if (way === 'popup') run.popup.location.href = data.authUrl;
    else drawQr(run, data.qr);
    run.timer = setInterval(way === 'popup' ? watchWindow : countDown, 1000, run);
    follow(run);
  } catch (error) {
    if (run !== current) return;
    run.popup?.close();
    failWith(run, error);
  }
};

const withCode = (target, code) => {
  const [path, ...fragment] = target.split(/(?=#)/);
  return path + (path.includes('?') ? '&' : '?') + 'exchange_code=' + encodeURIComponent(code) + fragment.join('');
};
const leave = (target, code) => {
  drop();
  location.assign(withCode(target ?? page.done, code));
};

const onAction = (name, act) => {
  for (const button of document.querySelectorAll('[data-action="' + name + '"]')) button.addEventListener('click', act);
};
`;

const wiring = `
onAction('back', goBack);
onAction('not-me', goBack);
onAction('again', () => begin(ended.button));
for (const button of document.querySelectorAll('.more [data-way]')) button.addEventListener('click', () => begin(button));
// A page that the browser kept would show an attempt that is long gone.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
for (const more of document.querySelectorAll('.more')) more.hidden = false;
`;

/** Browser script of the start page: starts an attempt by pop-up or QR code, follows it, and goes on with what comes of it. */
export const startScript = [
  partHelpers,
  askHelpers,
  attemptScript,
  popupScript,
  qrScript,
  codeScript,
  wiring,
].join('');
