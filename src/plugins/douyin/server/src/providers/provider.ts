/** What a platform needs to know which app is calling. */
export type AppCredentials = { clientKey: string; clientSecret: string; baseUrl: string };

/** A user's tokens as the platform gave them. */
export type TokenSet = {
  accessToken: string;
  /** Seconds of life left, counted from `obtainedAt`. */
  accessTtlSeconds: number;
  refreshToken: string | null;
  /** Null when the platform did not say. */
  refreshTtlSeconds: number | null;
  /** The platform's id of the user, valid for this app only. */
  openId: string;
  /** What the user granted. */
  scopes: string[];
  /** The platform's clock when it answered; ours when it sent no Date header. */
  obtainedAt: Date;
};

/** Who a platform user is, as far as the granted scopes tell. */
export type Profile = {
  openId: string;
  unionId: string | null;
  nickname: string;
  avatarUrl: string | null;
};

/** What to put into the platform's login page. */
export type LoginRequest = { scopes: string[]; redirectUri: string; state: string };

/** Code that speaks one platform's protocol. Every method throws PluginError with an `API_*` or `AUTH_*` code. */
export type Provider = {
  readonly name: 'douyin';
  /** Where the platform lives when an app sets no base URL. */
  readonly defaultBaseUrl: string;
  /** The page that shows the platform's QR code and asks for consent. Sends nothing. */
  loginUrl(app: Pick<AppCredentials, 'clientKey' | 'baseUrl'>, request: LoginRequest): string;
  /** Turns a callback's code into tokens; a code works once, so this is never retried. */
  exchange(app: AppCredentials, code: string): Promise<TokenSet>;
  /** Asks who a token belongs to. */
  profile(app: AppCredentials, token: { accessToken: string; openId: string }): Promise<Profile>;
  /** Proves client key and secret without disturbing a token in use. */
  proveCredentials(app: AppCredentials): Promise<void>;
  /** The platform's clock, from its Date header; null when it sends none. */
  time(app: Pick<AppCredentials, 'baseUrl'>): Promise<Date | null>;
};
