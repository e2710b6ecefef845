import { isUndecided, type DeviceCode, type DeviceStatus } from '../pan115/device-codes';
import type { Page } from '../outcome';
import type { Person } from '../world';
import { escapeHtml, page } from './html';
import { followScriptFor, personChoice, PHONE_STYLE } from './phone-parts';

const WORDS: Record<DeviceStatus, { zh: string; en: string }> = {
  new: { zh: '等待扫码', en: 'Waiting for a scan' },
  scanned: { zh: '已扫码，请确认', en: 'Scanned, please confirm' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  expired: { zh: '二维码已过期', en: 'The code has expired' },
  used: { zh: '已授权', en: 'Authorised' },
};

/** What the phone shows. */
export type ScanView = { code: DeviceCode; appName: string; people: Person[] };

/** The simulated phone with the 115 app: choose a person, scan, confirm or cancel; plain forms. */
export const scanPage = ({ code, appName, people }: ScanView): Page =>
  page({
    title: `模拟手机 ${appName}`,
    style: PHONE_STYLE,
    script: followScriptFor({
      shown: code.status,
      open: ['new', 'scanned', 'confirmed'],
      poll: `/_sim/pan115/codes/${code.uid}`,
      page: `/_sim/pan115/scan/${code.uid}`,
    }),
    body: `<main class="card">
<span class="badge">模拟手机 · 115 Simulated phone</span>
<form method="post" action="/_sim/pan115/scan/${code.uid}">
${personChoice(people, code.personId)}
<h1>「${escapeHtml(appName)}」申请访问你的 115 网盘<span class="en">This app asks for your 115 netdisk</span></h1>
<div class="status" id="status" data-status="${code.status}" role="status">${WORDS[code.status].zh}
<span class="en">${WORDS[code.status].en}</span></div>
${buttons(code)}
</form></main>`,
  });

/** Confirming without a scan first is allowed, so that a test needs one click only. */
function buttons(code: DeviceCode): string {
  const off = isUndecided(code) ? '' : ' disabled';
  const [scanClass, confirmClass] = code.status === 'new' ? ['main wide', ''] : ['wide', 'main'];
  return `<div class="buttons">
<button id="scan" class="${scanClass}" name="do" value="scan"${off}>扫码 Scan</button>
<button id="cancel" name="do" value="cancel"${off}>取消 Cancel</button>
<button id="confirm" class="${confirmClass}" name="do" value="confirm"${off}>确认 Confirm</button></div>`;
}
