import type { Person } from '../world';
import { escapeHtml } from './html';

/** What every simulated phone looks like. */
export const PHONE_STYLE = `
body { background: #dfe1e8; }
.card { max-width: 390px; border-radius: 32px; border: 8px solid #161823; padding: 28px 24px; }
.who { display: flex; gap: 14px; align-items: center; margin: 18px 0; }
.who img { width: 56px; height: 56px; border-radius: 50%; flex: none; background: var(--ground); }
.who label { flex: 1; font-size: 13px; color: var(--soft); }
select { width: 100%; font: inherit; color: var(--ink); padding: 8px 10px; border: 1px solid var(--line);
  border-radius: 10px; background: #fff; }
.scopes label { display: flex; gap: 10px; align-items: center; }
.scopes input { accent-color: var(--brand); width: 18px; height: 18px; flex: none; margin: 0; }
.scopes code { display: block; }
.status { margin: 14px 0; }
.problem { color: #c9143a; font-size: 14px; }
.buttons { display: grid; gap: 10px; grid-template-columns: 1fr 1fr; margin-top: 20px; }
button { font: inherit; font-weight: 600; padding: 12px; border-radius: 12px; border: 1px solid var(--line);
  background: #fff; color: var(--ink); cursor: pointer; }
button.main { background: var(--brand); border-color: var(--brand); color: #fff; }
button.wide { grid-column: 1 / -1; }
button:disabled { opacity: .4; cursor: default; }
:focus-visible { outline: 3px solid #7db4ff; outline-offset: 2px; }
`;

/** Who holds the phone: the one who acted already, else the first. */
export function personChoice(people: Person[], actedId: string | undefined): string {
  const chosen = actedId ?? people[0]?.id ?? '';
  const options = people.map(({ id, nickname }) => {
    const selected = id === chosen ? ' selected' : '';
    return `<option value="${escapeHtml(id)}"${selected}>${escapeHtml(nickname)}</option>`;
  });
  return `<div class="who"><img id="avatar" alt="" src="/_sim/avatar/${encodeURIComponent(chosen)}.svg">
<label>当前账号 Person<select id="person" name="person">${options.join('')}</select></label></div>`;
}

/** What a phone shows and asks after; `open` are the states that may still change. */
export type Followed = { shown: string; open: string[]; poll: string; page: string };

/** Changes the picture with the person, and reloads the page when the state changed elsewhere. */
export const followScriptFor = ({ shown, open, poll, page }: Followed): string => `
const person = document.getElementById('person');
person.addEventListener('change', () => {
  document.getElementById('avatar').src = '/_sim/avatar/' + encodeURIComponent(person.value) + '.svg';
});
const follow = async () => {
  try {
    const { status } = await (await fetch('${poll}', { cache: 'no-store' })).json();
    if (status !== '${shown}') return location.replace('${page}');
  } catch { /* the simulator stopped: keep what is shown */ }
  setTimeout(follow, 1500);
};
if (${open.includes(shown)}) setTimeout(follow, 1500);
`;
