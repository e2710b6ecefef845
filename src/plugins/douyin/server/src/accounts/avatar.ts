const matches = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** The avatar's address when it is https and its host is allowed, otherwise null. */
export function allowedAvatar(url: string | null, hosts: readonly string[]): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, host, username, password } = new URL(url);
  const plain = protocol === 'https:' && !username && !password;
  return plain && hosts.some((pattern) => matches(host, pattern)) ? url : null;
}
