import type { ErrorCode } from '../shared/errors';

/** The platforms this plugin speaks to: 抖音开放平台 and the 115 netdisk open platform. */
export type ProviderName = 'douyin' | 'pan115';

/** What a platform needs to know which app is calling. `clientSecret` is empty where an app has none (115 by device code). */
export type AppCredentials = { clientKey: string; clientSecret: string; baseUrl: string };

/** A user's tokens as the platform gave them; null where it said nothing. */
export type TokenSet = {
  accessToken: string;
  /** Seconds of life left, counted from `obtainedAt`. */
  accessTtlSeconds: number | null;
  refreshToken: string | null;
  refreshTtlSeconds: number | null;
  /** The platform's id of the user, valid for this app only; null where only the profile tells it (115). */
  openId: string | null;
  /** What the user granted; null when the answer did not say. */
  scopes: string[] | null;
  /** The platform's clock when it answered; ours when it sent no Date header, or one more than a day off. */
  obtainedAt: Date;
};

/** A renewed refresh token; the one sent is dead. */
export type RenewedToken = Pick<TokenSet, 'refreshTtlSeconds' | 'obtainedAt'> & { refreshToken: string };

/** A token of an app itself. */
export type AppToken = Pick<TokenSet, 'accessToken' | 'accessTtlSeconds' | 'obtainedAt'>;

/** Who a platform user is, as far as the granted scopes tell. */
export type Profile = {
  openId: string;
  unionId: string | null;
  nickname: string;
  avatarUrl: string | null;
  /** The phone number in clear, where the platform gave one; to be sealed at once. */
  phone: string | null;
};

/** What to put into the platform's login page. */
export type LoginRequest = { scopes: string[]; redirectUri: string; state: string };

/** A device-code login (115): what the server keeps until the phone agreed. The verifier never leaves the server. */
export type DeviceLogin = { uid: string; time: string; sign: string; verifier: string; qrText: string };

/** How far the phone is; `refused` covers cancelled. */
export type DeviceStage = 'waiting' | 'scanned' | 'confirmed' | 'refused' | 'expired';

/** Login by a code on the screen and a confirmation on the phone. */
export type DeviceFlow = {
  start(app: AppCredentials): Promise<DeviceLogin>;
  /** Waits until the stage changes or the platform's long poll ends; `signal` gives up early. */
  poll(app: AppCredentials, login: DeviceLogin, signal?: AbortSignal): Promise<DeviceStage>;
  exchange(app: AppCredentials, login: DeviceLogin): Promise<TokenSet>;
};

/** How a platform's tokens live; pure data, read by the pure functions of `tokens/policy`. All spans in seconds. */
export type TokenPolicy = {
  /** Life of an access token whose answer does not say. */
  accessTtlSeconds: number;
  /** Life of a grant from consent, where the answer does not say. */
  refreshTtlSeconds: number;
  /** Whether a refresh kills the refresh token it was sent. */
  rotates: boolean;
  /** Whether a refresh can move the end of the refresh token; false: what was granted first stays the end. */
  refreshExtends: boolean;
  secretNeeded: boolean;
  /** At least this long between two refreshes of one account. */
  minGapSeconds: number;
  /** Refreshes of one account in 24 hours; null: no limit of ours. */
  dailyCap: number | null;
  /** Rest after a throttle answer; doubled each time up to the cap. */
  coolDownSeconds: { first: number; cap: number };
  /** Rest after a passing failure; doubled each time up to the cap. */
  backOffSeconds: { first: number; cap: number };
  /** Renewal of the refresh token; null where the platform has none. */
  renewal: { max: number; aheadSeconds: number; retrySeconds: number } | null;
  /** How many days before the end of a grant its people are warned. */
  warnDays: readonly number[];
  /** What an error of a refresh or renewal means for the grant; codes not listed are passing failures. */
  verdicts: Partial<Record<ErrorCode, 'dead' | 'throttled' | 'configuration' | 'account'>>;
};

/** Code that speaks one platform's protocol. Every method throws PluginError with an `API_*` or `AUTH_*` code. */
export type Provider = {
  readonly name: ProviderName;
  /** Where the platform lives when an app sets no base URL. */
  readonly defaultBaseUrl: string;
  readonly policy: TokenPolicy;
  /** How often account APIs are called for one account; null: as often as somebody likes. */
  readonly callsPerSecond: number | null;
  /** The page that asks for consent. Sends nothing. */
  loginUrl(app: Pick<AppCredentials, 'clientKey' | 'baseUrl'>, request: LoginRequest): string;
  /** Turns a callback's code into tokens; a code works once, so this is never retried. */
  exchange(app: AppCredentials, code: string, redirectUri: string): Promise<TokenSet>;
  /** Asks who a token belongs to; `openId` is empty where it is not known yet. */
  profile(app: AppCredentials, token: { accessToken: string; openId: string }): Promise<Profile>;
  /** New access from a refresh token. Never retried: an answer that got lost may have happened. */
  refresh(app: AppCredentials, refreshToken: string): Promise<TokenSet>;
  /** A new refresh token for an old one; uses up one of a grant's renewals. Never retried. */
  renew?(app: AppCredentials, refreshToken: string): Promise<RenewedToken>;
  /** A token of the app itself; `stable` gives the same one while it lives, plain cuts the previous one short. */
  appToken?(app: AppCredentials, variant: 'stable' | 'plain'): Promise<AppToken>;
  device?: DeviceFlow;
  /** Proves client key and secret without disturbing a token in use. */
  proveCredentials(app: AppCredentials): Promise<void>;
  /** The platform's clock, from its Date header; null when it sends none. */
  time(app: Pick<AppCredentials, 'baseUrl'>): Promise<Date | null>;
};
