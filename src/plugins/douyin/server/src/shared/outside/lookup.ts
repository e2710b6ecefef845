import dns, { type LookupAddress } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './address';

/** Finds all addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** The system's own way to find them. */
export const systemResolve: Resolve = (hostname) =>
  dns.promises.lookup(hostname, { all: true, verbatim: true });

/** What stands in `code` of an error whose name leads inside. */
export const INTERNAL_CODE = 'ERR_ADDRESS_INTERNAL';

const internal = () =>
  Object.assign(new Error('The name leads to an internal address'), { code: INTERNAL_CODE });

async function publicAddresses(resolve: Resolve, hostname: string, family: number): Promise<LookupAddress[]> {
  const addresses = await resolve(hostname);
  // A name that leads inside with one of its addresses is not called at all.
  if (!addresses.every(({ address }) => isPublicAddress(address))) throw internal();
  const wanted = addresses.filter((found) => family === 0 || found.family === family);
  if (wanted.length > 0) return wanted;
  throw Object.assign(new Error('The name has no address'), { code: 'ENOTFOUND' });
}

const familyOf = (family: number | 'IPv4' | 'IPv6' | undefined): number =>
  family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : (family ?? 0);

/**
 * A lookup for sockets that gives public addresses only. The socket connects to what it gives and asks nobody again, so a
 * name that answers differently the next time changes nothing.
 */
export const guardedLookup =
  (resolve: Resolve): LookupFunction =>
  (hostname, { all, family }, callback) => {
    publicAddresses(resolve, hostname, familyOf(family)).then(
      (addresses) => {
        const [first] = addresses;
        if (all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      },
      (cause: NodeJS.ErrnoException) => callback(cause, []),
    );
  };

/** Agents whose sockets connect to public addresses only. They see names; an address that is a number is checked before. */
export const guardedAgents = (resolve: Resolve) => ({
  http: new http.Agent({ keepAlive: false, lookup: guardedLookup(resolve) }),
  https: new https.Agent({ keepAlive: false, lookup: guardedLookup(resolve) }),
});
