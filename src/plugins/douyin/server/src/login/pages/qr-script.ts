/** Part of the start page's script: our QR code, renewed while somebody looks at it. */
export const qrScript = `
const renewSeconds = 8;
const clearQr = () => {
  at('qr').removeAttribute('src');
  at('qr-frame').hidden = false;
  at('qr-cover').hidden = true;
  at('qr-hint').textContent = page.words.scanHint;
  at('countdown').textContent = '';
};
const countDown = (run) => {
  if (run.stage !== 'started') return;
  const left = Math.ceil((Date.parse(run.qr.expiresAt) - now()) / 1000);
  at('qr-cover').hidden = left > 0;
  at('countdown').textContent = left > 0 ? page.words.secondsLeft.replace('{seconds}', left) : '';
  say('started', left > 0 ? page.stages.qr.started : page.words.lapsed);
  if (left > 0 && left <= renewSeconds && !document.hidden && !run.renewing) keepFresh(run);
};
const drawQr = (run, qr) => {
  run.qr = qr;
  at('qr').src = qr.image;
  countDown(run);
};
const renew = async (run) => {
  try {
    const { data } = await post(pathOf(run) + '/qr');
    if (run === current && run.stage === 'started') drawQr(run, data);
    return true;
  } catch {
    return false;
  }
};
const keepFresh = async (run) => {
  run.renewing = true;
  if (!(await renew(run))) await wait(3000);
  run.renewing = false;
};
const takeQr = (run) => {
  if (run.stage === 'started') return countDown(run);
  say(run.stage, page.stages.qr[run.stage]);
  at('qr-frame').hidden = true;
  at('countdown').textContent = '';
  at('qr-hint').textContent = page.words.phoneHint;
  if (run.stage === 'confirmed' && run.part === 'qr') askForCode(run);
};
document.addEventListener('visibilitychange', () => current?.qr && countDown(current));
onAction('renew', async () => {
  const run = current;
  // An attempt that cannot be renewed has ended: a new one gives a new code.
  if (!(await renew(run)) && run === current) begin(run.button);
});
`;
