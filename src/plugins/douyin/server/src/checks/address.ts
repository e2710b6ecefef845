import { found, type Check, type Finding, type Subject } from './finding';

const localHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

function judgeAddress({ url, hostInUse }: { url: string; hostInUse: string | null }): Finding | null {
  const { protocol, host, hostname } = new URL(url);
  if (protocol !== 'https:' && !localHost.test(hostname)) return found('url-not-https', { url });
  if (hostInUse && hostInUse !== host) return found('url-other-host', { url, host, expectedHost: hostInUse });
  return null;
}

async function judgeReach(subject: Subject, url: string): Promise<Finding> {
  const reach = await subject.reach(url);
  if (reach.kind === 'none') return found('url-unreachable', { url, text: reach.text });
  if (reach.kind === 'other') return found('url-other-server', { url, status: reach.status });
  return found(url.startsWith('https:') ? 'url-reachable' : 'url-local-http', { url });
}

const address =
  (name: keyof Subject['urls']): Check =>
  async (subject) => {
    const url = subject.urls[name];
    return judgeAddress({ url, hostInUse: subject.hostInUse }) ?? judgeReach(subject, url);
  };

/** The callback address: https, the host in use, and answered by this site. */
export const callback = address('callback');

/** The webhook address: https, the host in use, and answered by this site. */
export const webhook = address('webhook');
