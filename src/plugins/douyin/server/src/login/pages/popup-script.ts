/** Part of the start page's script: the window in which the platform's page opens, and the message it ends with. */
export const popupScript = `
const openWindow = (run) => {
  // Opened within the click: later the browser would block it.
  run.popup = window.open('about:blank', 'douyin-login', 'popup,width=520,height=640');
  run.popup?.focus();
  return run.popup;
};
const watchWindow = (run) => {
  if (!run.popup.closed || run.closing) return;
  run.closing = true;
  // Its message may still be on the way.
  setTimeout(() => run === current && goBack(), 1000);
};
addEventListener('message', ({ origin, data, source }) => {
  const run = current;
  if (origin !== location.origin || data?.type !== 'douyin-login' || run?.way !== 'popup') return;
  if (source && source !== run.popup) return;
  if (data.exchangeCode) leave(page.redirect, data.exchangeCode);
  else if (data.error) failWith(run, { details: { code: data.error } });
});
onAction('show-window', () => current?.popup.focus());
`;
