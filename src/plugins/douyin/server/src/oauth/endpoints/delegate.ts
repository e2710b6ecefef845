import type { LibraryClient } from '../library/client';
import { notedError } from '../library/errors';
import type { LibraryRequest } from '../library/types';
import { entriesOf } from '../redirect/lists';
import type { Call } from './checks';
import { faultOf, type Fault } from './faults';

const form = 'application/x-www-form-urlencoded';

/** The request with what the library found out about it. */
export const seen = ({ ctx }: Call): LibraryRequest => ctx as LibraryRequest;

/** Hands the body to the library, which reads forms only: what came as JSON is flat and means the same. */
function asForm({ ctx }: Call): void {
  if (ctx.method !== 'POST') return;
  const { body } = ctx.request as { body?: unknown };
  Object.assign(ctx.req, { body: body ?? {} });
  ctx.req.headers['content-type'] = form;
}

/** Scripts may read answers to a public client, from an origin to which its users may be sent back. */
export function mayRead({ site }: LibraryClient, origin: string): boolean {
  const entries = entriesOf(site.whitelist).map((entry) => entry.replace(/\*$/, ''));
  return site.isPublic && entries.some((entry) => URL.canParse(entry) && new URL(entry).origin === origin);
}

function limitReaders(call: Call): void {
  const { client } = seen(call).oidc;
  const origin = call.ctx.get('origin');
  if (origin && !(client && mayRead(client, origin))) call.ctx.remove('Access-Control-Allow-Origin');
}

/** Lets the library answer. Gives its error, which is to be sent yet; null where all went well. */
export async function delegate(call: Call): Promise<Fault | null> {
  asForm(call);
  await call.library.answer(call.ctx);
  if (call.ctx.method === 'POST') limitReaders(call);
  const error = notedError(call.ctx);
  return error ? faultOf(error, false) : null;
}

/** The same for the authorisation page, whose errors the library may have sent to the client already. */
export async function delegatePage({ library, ctx }: Call): Promise<Fault | null> {
  await library.answer(ctx);
  const error = notedError(ctx);
  return error && !ctx.response.get('Location') ? faultOf(error, true) : null;
}
