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
  /** Retired APIs answer 28001056, as today; off, they are unknown (28001017) until a legacy answer is built. */
  todayMode: boolean;
};

/** The switches of an untouched simulator: as strict as the platform of today. */
export const defaultSwitches = (): Switches => ({
  allowLoopbackHttp: false,
  refreshRotates: false,
  stringNumbers: false,
  tolerateLegacyForms: false,
  todayMode: true,
});
