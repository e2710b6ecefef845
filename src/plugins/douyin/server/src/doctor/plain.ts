const privateNets = /^(10|127)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^\[?(::1|f[cd])/;
const privateNames = /\.(local|internal|lan|home|localhost)$/;

/** Whether a host lies beyond this machine and its network, as far as its name tells: names are not looked up. */
export function isFarAway(host: string): boolean {
  if (host === '' || host.startsWith('/') || privateNets.test(host) || privateNames.test(host)) return false;
  return host.includes('.') || host.includes(':');
}

/** Whether a secret is too short to be one, or that of an example. */
export const isWeakSecret = (secret: string): boolean =>
  secret.length < 12 || /^(to-?be-?modified|change-?me)/i.test(secret);
