/** What a login window tells the window that opened it. */
export type LoginMessage = { type: 'douyin-login'; exchangeCode?: string; error?: string; state?: string };

/** A message and the one origin that may read it. */
export type Report = { origin: string; message: LoginMessage };

/** The origin as browsers compare it; null for anything that names more than one site, such as `*`. */
function exactOrigin(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { protocol, origin: exact } = new URL(origin);
  return /^https?:$/.test(protocol) ? exact : null;
}

/** The data of `reportScript`. */
export const reportData = ({ origin, message }: Report) => ({ origin: exactOrigin(origin), message });

/** Browser script: takes codes out of the address bar. */
export const cleanAddress = `\nhistory.replaceState(null, '', location.pathname);\n`;

/** Browser script: takes codes out of the address bar, then gives the message to the opener at exactly its origin. */
export const reportScript = `
history.replaceState(null, '', location.pathname);
const opener = page.origin && window.opener;
if (opener) opener.postMessage(page.message, page.origin);
`;
