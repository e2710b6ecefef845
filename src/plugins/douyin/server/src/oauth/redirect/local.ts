const privateNet = /^(?:10\.\d+|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.\d+\.\d+$/;

/**
 * Whether an address is one of this machine or of a private network (RFC 1918), as it is written: names are never looked up.
 * The address must have been found to be written as browsers write it.
 */
export const isLocal = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname) || privateNet.test(hostname);
