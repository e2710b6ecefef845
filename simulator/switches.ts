/** Behaviour that differs between platform generations or special customers; set at `/_sim/switches`. */
export type Switches = {
  /** Lets `http://127.0.0.1…` and `http://localhost…` pass as redirect_uri; the real platform demands https. */
  allowLoopbackHttp: boolean;
  /** Every refresh issues a new access token string and kills the old one, also while the old one is valid. */
  refreshRotates: boolean;
  /** `expires_in` and `refresh_expires_in` as strings, as some samples show them. */
  stringNumbers: boolean;
  /** Token endpoints also take GET, query parameters and the other body type, as clients of 2020 send them. */
  tolerateLegacyForms: boolean;
  /** Retired APIs answer 28001056 to every app that does not hold their scope any more; off, they are as they were. */
  todayMode: boolean;
  /** How many seconds pass until somebody does something by themselves; 0 is never. */
  livelySeconds: number;
  /** How many hours the cursor of a list lives; 0 is for ever. */
  cursorLifeHours: number;
  /** The most a video may have when it comes whole, in bytes. */
  wholeUploadMaxBytes: number;
  /** The least and the most a part may have, the last one excepted from the least. */
  partMinBytes: number;
  partMaxBytes: number;
  /** The most a video may have in all. */
  videoMaxBytes: number;
  /** How long every video that comes in plays. */
  videoSeconds: number;
  /** The most a picture may have, and how many a post may show. */
  imageMaxBytes: number;
  imagesMax: number;
  /** Signs of a post's text; the platform states no number. */
  textMax: number;
  /** Posts of a person in a day of Beijing; the platform states no number. */
  postsPerDay: number;
  /** How long a review takes by itself; 0 is no time. */
  reviewSeconds: number;
  /** How long after its publication a work is missing in video_list. */
  listDelaySeconds: number;
  /** Each page of video_list in an order of its own. */
  listShuffled: boolean;
  /** How long a callback may take for its answer, in real milliseconds. */
  webhookTimeoutMs: number;
  /** The pause before a delivery is tried again, in real milliseconds; the platform states none. */
  webhookRetryMs: number;
  /** `verify_webhook` comes without a signature. */
  webhookVerifyUnsigned: boolean;
  /** 115: a refresh gives an access token of 30 days, as its page's sample says, not of two hours. */
  pan115LongLife: boolean;
  /** 115: a refresh ends the access token before it at once; off, that one lives to its own end. */
  pan115OldAccessDies: boolean;
  /** 115: an expired QR is told as `data.status` -1, not as `state` 0. */
  pan115ExpiredAsStatus: boolean;
  /** 115: `size` in user info as text. */
  pan115StringSizes: boolean;
  /** 115: how long a poll of the QR stays unanswered when nothing happens, in real milliseconds. */
  pan115PollMs: number;
  /** 115: a refresh sooner than this after the last one of the same login is 40140117; 0 is never. */
  pan115RefreshGapMs: number;
  /** 115: how many logins of one person and app live at a time. */
  pan115LoginsKept: number;
};

const MIB = 1024 * 1024;

/** The switches of an untouched simulator: as strict as the platform of today. */
export const defaultSwitches = (): Switches => ({
  allowLoopbackHttp: false,
  refreshRotates: false,
  stringNumbers: false,
  tolerateLegacyForms: false,
  todayMode: true,
  livelySeconds: 0,
  cursorLifeHours: 24,
  wholeUploadMaxBytes: 128 * MIB,
  partMinBytes: 5 * MIB,
  partMaxBytes: 128 * MIB,
  videoMaxBytes: 4096 * MIB,
  videoSeconds: 30,
  imageMaxBytes: 20 * MIB,
  imagesMax: 30,
  textMax: 1000,
  postsPerDay: 50,
  reviewSeconds: 60,
  listDelaySeconds: 0,
  listShuffled: false,
  webhookTimeoutMs: 5000,
  webhookRetryMs: 1000,
  webhookVerifyUnsigned: false,
  pan115LongLife: false,
  pan115OldAccessDies: false,
  pan115ExpiredAsStatus: false,
  pan115StringSizes: false,
  pan115PollMs: 25_000,
  pan115RefreshGapMs: 0,
  pan115LoginsKept: 2,
});
