import type { Context as KoaContext, Next } from 'koa';
import type { LibraryClient } from './client';

/** A token, code or grant of the library. */
export type LibraryToken = {
  jti: string;
  accountId?: string;
  clientId: string;
  grantId?: string;
  scope?: string;
  jkt?: string;
  'x5t#S256'?: string;
};

/** Something that can be kept and found again by its id. */
export type LibraryModel<Item = LibraryToken> = { find(id: string): Promise<Item | undefined> };

/** A request for authorisation in the making, bound to one browser. */
export type Interaction = {
  uid: string;
  iat: number;
  params: Record<string, string | undefined>;
};

/** What a person agreed to, for the library. */
export type LibraryGrant = {
  addOIDCScope(scope: string): void;
  rejectOIDCScope(scope: string): void;
  save(): Promise<string>;
};

/** What an interaction came to. */
export type InteractionResult =
  | { login: { accountId: string; ts: number }; consent: { grantId: string } }
  | { error: string; error_description: string };

/** What the library found out about a request. */
export type LibraryContext = {
  route: string;
  client?: LibraryClient;
  params?: Record<string, unknown>;
  entities: Partial<Record<'AccessToken' | 'RefreshToken' | 'RotatedRefreshToken', LibraryToken>>;
};

/** A request while the library works on it. */
export type LibraryRequest = KoaContext & { oidc: LibraryContext };

/** An error of the library: the code of RFC 6749, and what it really was. */
export type LibraryError = Error & {
  error_description?: string;
  error_detail?: string;
  allow_redirect?: boolean;
  statusCode?: number;
};

type Names = 'AccessToken' | 'RefreshToken' | 'AuthorizationCode';

/** The library as far as it is used here; its own types do not know its middleware. */
export type LibraryProvider = Record<Names, LibraryModel> & {
  Client: LibraryModel<LibraryClient> & {
    prototype: {
      redirectUriAllowed(this: LibraryClient, address: unknown): boolean;
      compareClientSecret(this: LibraryClient, secret: string): boolean;
    };
  };
  Grant: LibraryModel & { new (of: { accountId: string; clientId: string }): LibraryGrant };
  OIDCContext: { prototype: { urlFor(name: string, options?: object): string } };
  middleware: ((ctx: KoaContext, next: Next) => Promise<void>)[];
  proxy: boolean;
  issuer: string;
  urlFor(name: string, options?: object): string;
  interactionDetails(req: KoaContext['req'], res: KoaContext['res']): Promise<Interaction>;
  interactionResult(
    req: KoaContext['req'],
    res: KoaContext['res'],
    result: InteractionResult,
    options?: { mergeWithLastSubmission: boolean },
  ): Promise<string>;
  on(event: string, listener: (ctx: LibraryRequest, error: LibraryError) => void): unknown;
};

/** The module as far as it is used here. */
export type LibraryModule = {
  Provider: {
    new (issuer: string, settings: object): LibraryProvider;
    readonly ctx: LibraryRequest | undefined;
  };
  errors: { InvalidGrant: new (detail: string) => Error };
};
