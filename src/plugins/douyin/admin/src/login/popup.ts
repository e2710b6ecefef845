/**
 * Opens an empty window for a page to come; null when the browser blocked it. Call it in the click itself, before
 * anything is awaited: afterwards browsers block it. What it shows later learns nothing of us.
 */
export function openEmptyWindow(): Window | null {
  const opened = window.open('about:blank', '_blank', 'popup,width=520,height=760');
  if (opened) opened.opener = null;
  return opened;
}
