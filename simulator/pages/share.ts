import type { Page } from '../outcome';
import type { ShareLink } from '../publishing/book';
import type { Person } from '../world';
import { escapeHtml, page } from './html';
import { followScriptFor, personChoice, PHONE_STYLE } from './phone-parts';

const WORDS = {
  open: { zh: '待发布', en: 'Ready to publish', look: 'new' },
  published: { zh: '已发布，审核中', en: 'Published, under review', look: 'confirmed' },
  expired: { zh: '链接已过期', en: 'The link has expired', look: 'expired' },
};

const STYLE = `
.media { margin: 12px 0; padding: 14px; border-radius: 14px; background: #161823; color: #fff; font-size: 13px;
  overflow-wrap: anywhere; }
.media p { margin: 0; }
.topics { color: #0b62c4; font-size: 14px; margin: 6px 0 0; }
`;

/** What the phone shows. */
export type ShareView = {
  link: ShareLink;
  appName: string;
  people: Person[];
  status: keyof typeof WORDS;
};

/** The simulated phone with the publishing page of Douyin: choose a person and publish; plain forms. */
export const sharePage = ({ link, appName, people, status }: ShareView): Page =>
  page({
    title: `模拟手机 发布 ${appName}`,
    style: PHONE_STYLE + STYLE,
    script: followScriptFor({
      shown: status,
      open: ['open'],
      poll: `/_sim/share/${link.id}/state`,
      page: `/_sim/share/${link.id}`,
    }),
    body: `<main class="card">
<span class="badge">模拟手机 · 发布 Simulated phone</span>
<form method="post" action="/_sim/share/${link.id}">
${personChoice(people, undefined)}
<h1>${escapeHtml(link.title || '无标题')}<span class="en">来自「${escapeHtml(appName)}」 Shared by this app</span></h1>
<p class="topics">${link.hashtags.map((tag) => escapeHtml(`#${tag}`)).join(' ')}</p>
<div class="media">${link.media.map((url) => `<p>${link.isVideo ? '▶' : '▣'} ${escapeHtml(url)}</p>`).join('')}</div>
<div class="status" id="status" data-status="${WORDS[status].look}" role="status">${WORDS[status].zh}
<span class="en">${WORDS[status].en}</span></div>
<div class="buttons"><button id="publish" class="main wide"${status === 'open' ? '' : ' disabled'}>发布 Publish</button></div>
</form></main>`,
  });
