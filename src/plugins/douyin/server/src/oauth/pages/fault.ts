import { escape, shell, type Page } from '../../shared/page';
import { faults, type Fault } from '../endpoints/faults';
import { faultSentence, type OAuthTexts } from './texts';

/** The page that tells a person why the login for another site cannot go on; it leads nowhere, for nobody is to be trusted. */
export function faultPage(texts: OAuthTexts, nonce: string, fault: Fault): Page {
  const { heading, hint } = texts.faults;
  const { status, error } = faults[fault.name];
  const code = fault.code ?? error ?? '';
  const body = `<h1>${escape(heading)}</h1><p class="alarm" role="alert">${escape(faultSentence(texts, fault.name))}</p>
<p>${escape(hint)}</p><p><small>${escape(code)}</small></p>`;
  return { html: shell(texts, nonce, { title: heading, body, isPlain: true }), status };
}
