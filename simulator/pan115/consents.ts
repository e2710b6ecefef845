import { MINUTE, now } from '../clock';
import { nextText } from '../ids';
import type { Person, World } from '../world';

/** What the authorise page asks a person for. */
export type ConsentRequest = { client_id: string; redirect_uri: string; state?: string };

/** One authorise page. */
export type Consent = ConsentRequest & {
  id: string;
  status: 'new' | 'approved' | 'refused';
  personId?: string;
  redirectUrl?: string;
};

/** An authorisation code nobody used yet. */
export type AuthCode = { client_id: string; redirect_uri: string; personId: string; endsMs: number };

/** How long a code lives; not published (UNVERIFIED). */
export const CODE_LIFE_MS = 5 * MINUTE;

/** Opens a page for a checked request. */
export function openConsent(world: World, request: ConsentRequest): Consent {
  const id = nextText(world.ids, 'pan115-consent', 32);
  const consent: Consent = { ...request, id, status: 'new' };
  world.pan115.consents.set(id, consent);
  return consent;
}

/** The person agrees: a code is issued; gives the address the browser goes to. */
export function approveConsent(world: World, consent: Consent, person: Person): string {
  const code = nextText(world.ids, 'pan115-code', 40);
  const { client_id, redirect_uri, state } = consent;
  const endsMs = now(world.clock) + CODE_LIFE_MS;
  world.pan115.codes.set(code, { client_id, redirect_uri, personId: person.id, endsMs });
  const url = new URL(redirect_uri);
  url.searchParams.set('code', code);
  if (state !== undefined) url.searchParams.set('state', state);
  return Object.assign(consent, {
    status: 'approved' as const,
    personId: person.id,
    redirectUrl: url.href,
  }).redirectUrl;
}

/** The person declines; nothing is issued and the browser stays. */
export function refuseConsent(consent: Consent, person: Person): void {
  consent.status = 'refused';
  consent.personId = person.id;
}
