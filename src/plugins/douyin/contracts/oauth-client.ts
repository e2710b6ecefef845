import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';

/**
 * What a site may ask to know of a user: `userinfo` is seed 004's (name, picture, user name, e-mail, bio), `phone` the number.
 * `openid` makes it OpenID Connect, with `profile` and `email` as it names them.
 */
export const oauthScopes = ['userinfo', 'phone', 'openid', 'profile', 'email'] as const;
export type OAuthScope = (typeof oauthScopes)[number];

/** Which rule decided about an address: its form, a list, a switch of the environment, or that nothing allows it. */
export const redirectRules = [
  'form',
  'blacklist',
  'exact',
  'prefix',
  'star',
  'any',
  'local',
  'none',
] as const;

/** What is wrong with an address that no list can make good. */
export const formFaults = [
  'not-a-text',
  'too-long',
  'not-printable',
  'broken-escape',
  'fragment',
  'backslash',
  'star',
  'not-absolute',
  'scheme',
  'userinfo',
  'trailing-dot',
  'not-canonical',
  'own-parameter',
] as const;
export type FormFault = (typeof formFaults)[number];

/** Whether users may be sent back to an address, and why. */
export const redirectVerdict = z.object({
  allowed: z.boolean(),
  rule: z.enum(redirectRules),
  /** The entry of a list that decided; null where none did. */
  entry: z.string().nullable(),
  /** Where the form decided: what is wrong with it. */
  fault: z.enum(formFaults).nullable(),
});
export type RedirectVerdict = z.infer<typeof redirectVerdict>;

/**
 * What is dangerous about a client: users can be sent to any address (`star`) or to many (`prefix`), codes travel without TLS
 * (`http`; addresses of this machine are not meant), or a stolen code works without a verifier (`no-pkce`).
 */
export const clientDangers = ['star', 'prefix', 'http', 'no-pkce'] as const;

/** What is dangerous about this Strapi, whatever the client: switches of the environment, and no https. */
export const siteDangers = ['any', 'local', 'not-https'] as const;

/** All that anyone sees of a secret once it was told. */
const secretView = z.object({
  id: z.string(),
  /** The last four characters. */
  lastFour: z.string(),
  createdAt: moment,
  /** Until when it is taken; null: until it is ended. */
  endsAt: moment.nullable(),
});

/** A client as the admin sees it. */
export const oauthClientView = z.object({
  id: z.string(),
  name: z.string(),
  /** The `client_id`; compared byte for byte. */
  clientId: z.string(),
  /** Where the site is, for the people who are asked; null: not told. */
  homepage: z.string().nullable(),
  /** A small picture as a `data:` address, or a path of this site. */
  logo: z.string().nullable(),
  enabled: z.boolean(),
  /** Whether it has no secret, as an app on a phone; such a client always needs PKCE. */
  isPublic: z.boolean(),
  pkceRequired: z.boolean(),
  /** Whether it is given refresh tokens. */
  refreshTokens: z.boolean(),
  /** Seconds in which a refresh token that was spent already gives the same successor once more; 0 to 10. */
  refreshGraceSeconds: z.number().int(),
  scopes: z.array(z.enum(oauthScopes)),
  redirectUris: z.array(z.string()),
  redirectBlacklist: z.array(z.string()),
  /** Those that are taken now, the newest first. */
  secrets: z.array(secretView),
  dangers: z.array(z.enum(clientDangers)),
  /** How many people agreed to it. */
  consents: z.number().int(),
  /** When it last got a token; kept to the minute. */
  lastUsedAt: moment.nullable(),
  /** Counts up with each change; send it back with an update. */
  revision: z.number().int(),
  createdAt: moment,
  updatedAt: moment,
});
export type OAuthClientView = z.infer<typeof oauthClientView>;

/** What holds for every client: the addresses a site needs, and what is dangerous about this Strapi. */
export const oauthSite = z.object({
  issuer: z.string(),
  authorizeUrl: z.string(),
  tokenUrl: z.string(),
  userinfoUrl: z.string(),
  metadataUrl: z.string(),
  dangers: z.array(z.enum(siteDangers)),
});
export type OAuthSite = z.infer<typeof oauthSite>;

const entry = z
  .string()
  .trim()
  .min(1)
  .max(2048)
  // Lists are stored with commas between their entries.
  .regex(/^[\x21-\x2b\x2d-\x7e]+$/, 'printable ASCII without blanks and commas; write %2C for a comma');

const logo = z
  .string()
  .max(100_000)
  .regex(
    /^(data:image\/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*|\/(?![/\\])[\x21-\x7e]{1,500})$/,
    'a PNG, JPEG, WebP or GIF of at most 75 kB as a data: address, or a path of this site',
  );

/** What an administrator can set on a client. */
export const oauthClientInput = z.object({
  name: z.string().trim().min(1).max(80),
  homepage: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  logo: logo.nullable(),
  enabled: z.boolean(),
  pkceRequired: z.boolean(),
  refreshTokens: z.boolean(),
  refreshGraceSeconds: z.number().int().min(0).max(10),
  scopes: z.array(z.enum(oauthScopes)).min(1).max(oauthScopes.length),
  redirectUris: z.array(entry).max(100),
  redirectBlacklist: z.array(entry).max(100),
});
export type OAuthClientInput = z.infer<typeof oauthClientInput>;

/** A new client: its `client_id` may be chosen, and whether it has a secret is so for good. */
export const oauthClientCreate = oauthClientInput.extend({
  clientId: z
    .string()
    .regex(/^[\x21-\x7e]{3,128}$/, '3 to 128 printable ASCII characters without blanks')
    // RFC 9700, 4.15: it must not look like a user, whose ids are numbers.
    .refine((id) => !/^\d+$/.test(id), 'not only digits: it could be taken for a user')
    .optional(),
  isPublic: z.boolean(),
});

/** A person who agreed to a client. */
export const oauthConsentView = z.object({
  userId: z.number().int(),
  username: z.string(),
  nickname: z.string().nullable(),
  scopes: z.array(z.string()),
  /** When the person first agreed, and when the site last got in with it. */
  consentedAt: moment,
  lastUsedAt: moment,
});
export type OAuthConsentView = z.infer<typeof oauthConsentView>;

const hours = z.number().int().min(0).max(720);

export const oauthClientContracts = {
  list: contract({
    method: 'GET',
    path: '/oauth-clients',
    answer: z.object({ clients: z.array(oauthClientView), site: oauthSite }),
  }),
  read: contract({ method: 'GET', path: '/oauth-clients/:id', params: idParams, answer: oauthClientView }),
  /** `secret` is told this once; null for a public client. */
  create: contract({
    method: 'POST',
    path: '/oauth-clients',
    body: oauthClientCreate,
    answer: z.object({ client: oauthClientView, secret: z.string().nullable() }),
  }),
  /** Switching off (`enabled: false`) ends all its tokens and keeps what people agreed to. */
  update: contract({
    method: 'PUT',
    path: '/oauth-clients/:id',
    params: idParams,
    body: oauthClientInput.extend({ revision: z.number().int() }),
    answer: oauthClientView,
  }),
  /** Deletes it for good, with its tokens and what people agreed to. */
  remove: contract({
    method: 'DELETE',
    path: '/oauth-clients/:id',
    params: idParams,
    answer: z.object({ id: z.string() }),
  }),
  /** Makes one more secret, told this once; those before are taken for so many hours more, 0: not at all. */
  addSecret: contract({
    method: 'POST',
    path: '/oauth-clients/:id/secrets',
    params: idParams,
    body: z.object({ keepFormerHours: hours }),
    answer: z.object({ client: oauthClientView, secret: z.string() }),
  }),
  /** Ends one secret at once; the last one too. */
  endSecret: contract({
    method: 'DELETE',
    path: '/oauth-clients/:id/secrets/:secret',
    params: idParams.extend({ secret: z.string().regex(/^[0-9a-f]{1,64}$/) }),
    answer: oauthClientView,
  }),
  consents: contract({
    method: 'GET',
    path: '/oauth-clients/:id/consents',
    params: idParams,
    query: paging,
    answer: pageOf(oauthConsentView),
  }),
  /** Takes one person's consent back, and ends the tokens that came of it. */
  withdraw: contract({
    method: 'DELETE',
    path: '/oauth-clients/:id/consents/:user',
    params: idParams.extend({ user: z.coerce.number().int() }),
    answer: oauthClientView,
  }),
  /** Takes every consent back and ends all tokens; tells how many people it were. */
  revokeAll: contract({
    method: 'POST',
    path: '/oauth-clients/:id/revoke',
    params: idParams,
    answer: z.object({ client: oauthClientView, people: z.number().int() }),
  }),
  /** Whether an address would pass with these lists, saved or not. */
  checkRedirect: contract({
    method: 'POST',
    path: '/oauth-redirect-check',
    body: z.object({
      redirectUris: z.array(z.string().max(2048)).max(100),
      redirectBlacklist: z.array(z.string().max(2048)).max(100),
      redirectUri: z.string().max(5000),
    }),
    answer: redirectVerdict,
  }),
};
