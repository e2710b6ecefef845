import { askHelpers, partHelpers } from './helpers-script';

const followScript = `
at('qr').src = page.image;
let stage = 'waiting';
let endsAt = Date.parse(page.expiresAt);
const say = (text) => {
  if (at('status').textContent !== text) at('status').textContent = text;
};
const countDown = () => {
  const left = Math.max(0, Math.ceil((endsAt - now()) / 1000));
  const time = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
  at('countdown').textContent = stage === 'confirmed' ? '' : page.left.replace('{time}', time);
};
const end = (next, text, code) => {
  clearInterval(timer);
  stage = next;
  say('');
  at('status').dataset.stage = next;
  if (next === 'connected') return show('done');
  at('reason').textContent = text;
  at('reason-code').textContent = code ?? '';
  show('message');
};
const take = (status) => {
  stage = status.stage;
  endsAt = Date.parse(status.expiresAt);
  at('status').dataset.stage = stage;
  if (page.stages[stage]) {
    say(page.stages[stage]);
    at('trouble').textContent = '';
    at('qr-frame').hidden = stage !== 'waiting';
    if (stage !== 'waiting') at('qr-hint').textContent = page.phoneHint;
    return countDown();
  }
  const { errorCode } = status;
  end(stage, stage === 'failed' ? sentence({ details: { code: errorCode } }) : page.ends[stage], errorCode);
};
const isPassing = (error) => error instanceof TypeError || !error?.details || error.details.remedy === 'later';
const follow = async () => {
  while (page.stages[stage]) {
    try {
      take((await readJson(await fetch('/douyin/again/attempts/' + encodeURIComponent(page.id)))).data);
    } catch (error) {
      if (!isPassing(error)) return end('failed', sentence(error), error.details.code);
      at('trouble').textContent = sentence(error);
    }
    await wait(1500);
  }
};
const timer = setInterval(countDown, 1000);
countDown();
follow();
`;

/** Browser script of the page with the platform's own code: follows the phone, counts down, and says how it ended. */
export const againScript = partHelpers + askHelpers + followScript;
