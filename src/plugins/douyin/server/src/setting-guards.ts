import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { createKeyring } from './shared/crypto';

/** An http(s) URL. */
export const httpUrl = z
  .string()
  .refine((value) => /^https?:\/\/[^/]+/.test(value) && URL.canParse(value), 'must be an http(s) URL');

/** Keys that seal, as `DOUYIN_ENCRYPTION_KEYS` writes them. */
export const keyList = z.string().refine((value) => {
  try {
    return Boolean(createKeyring(value));
  } catch {
    return false;
  }
}, 'must be <id>:<32 bytes in base64 or hex>, several with commas and the newest first; make one with: openssl rand -base64 32');

/** A place `host:port`. */
export const hostAndPort = z
  .string()
  .regex(/^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5}$/, 'must be <host>:<port>');

/** An address, or a network in CIDR. */
export const network = z
  .string()
  .refine(
    (value) => (value.includes('/') ? ipaddr.isValidCIDR(value) : ipaddr.isValid(value)),
    'must be addresses or networks such as 10.0.0.7 or 10.0.0.0/8',
  );

const isRedisUrl = (value: string): boolean => {
  if (!URL.canParse(value)) return false;
  const { protocol, hostname, pathname } = new URL(value);
  return /^rediss?:$/.test(protocol) && hostname !== '' && /^\/?\d*$/.test(pathname);
};

/** An address of a Redis. */
export const redisUrl = z
  .string()
  .refine(
    isRedisUrl,
    'must be redis://<user>:<password>@<host>:<port>/<number of the database>, rediss:// for TLS; all but the host may be left out, and signs of a password that mean something in an address are written as %XX',
  );
