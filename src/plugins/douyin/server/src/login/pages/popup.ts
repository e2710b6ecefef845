import type { Texts } from '../texts';
import { reportData, reportScript, type Report } from './report';
import { escape, shell, type Page } from './shell';

/** The page a login window ends on: it gives its message to the site that opened it and closes itself. */
export function popupPage(texts: Texts, nonce: string, report: Report): Page {
  const body = `<h1>${escape(texts.popup.heading)}</h1><p>${escape(texts.popup.hint)}</p>`;
  const script = `${reportScript}if (opener) window.close();\n`;
  return { html: shell(texts, nonce, { body, script, data: reportData(report) }), status: 200 };
}
