import { askHelpers, partHelpers } from './helpers-script';

const followScript = `
const endsAt = Date.now() + page.secondsLeft * 1000;
const ends = ['done', 'refused', 'failed', 'cancelled', 'denied', 'expired'];
let { stage } = page;

const draw = () => {
  const { heading, text } = page.states[stage];
  at('code-box')?.remove();
  at('status').dataset.stage = stage;
  at('heading').textContent = document.title = heading;
  at('text').textContent = text;
  at('deny').hidden = !page.deniable.includes(stage);
};
const countDown = () => {
  const left = Math.ceil((endsAt - Date.now()) / 1000);
  if (!at('code-box')) return clearInterval(timer);
  if (left <= 0) draw();
  else at('countdown').textContent = page.left.replace('{seconds}', left);
};
const take = (next) => {
  if (next === stage) return;
  // The code was not ready when this page was made.
  if (next === 'confirmed') return location.reload();
  stage = next;
  draw();
};
const follow = async () => {
  while (!ends.includes(stage)) {
    await wait(2000);
    try {
      take((await readJson(await fetch('/douyin/login/attempts/' + encodeURIComponent(page.id)))).data.stage);
    } catch (error) {
      if (error?.details?.code === 'AUTH_ATTEMPT_UNKNOWN') return;
    }
  }
};
const timer = setInterval(countDown, 1000);
follow();
`;

/** Browser script of the phone's page: counts the code down and says what became of it. */
export const returnCodeScript = partHelpers + askHelpers + followScript;
