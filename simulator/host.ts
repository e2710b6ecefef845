/** The names under which a browser on this machine reaches the simulator. */
const ownHosts = (port: number): string[] => [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];

/**
 * True for the simulator's own addresses and for `open.douyin.com`, which the hooked SDK sends; any other Host is
 * a rebound name of a foreign page.
 */
export const isOwnHost = (host: string | undefined, port: number): boolean =>
  host !== undefined && [...ownHosts(port), 'open.douyin.com'].includes(host.toLowerCase());

/** True when no page sent the request, or one of the simulator's own. */
export const isOwnOrigin = (origin: string | undefined, port: number): boolean =>
  origin === undefined || ownHosts(port).some((host) => origin === `http://${host}`);
