const hidden = '[redacted]';

const secretNames =
  'code|state|token|ticket|secret|client_secret|clientSecret|password|jwt|access_token|refresh_token|accessToken|refreshToken|biz_token|auth_code|verifier|code_verifier|encrypt_mobile';

const rules: [RegExp, string][] = [
  // name=value in a query or a form
  [new RegExp(`([?&;\\s"']|^)(${secretNames})=[^&\\s"'#]+`, 'g'), `$1$2=${hidden}`],
  // "name":"value" in JSON
  [new RegExp(`"(${secretNames})"\\s*:\\s*"[^"]*"`, 'g'), `"$1":"${hidden}"`],
  // the platform's own token forms, wherever they stand
  [/\b(?:act|rft|clt|bus_act|bus_rft)\.[A-Za-z0-9._+/=-]{6,}/g, hidden],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/g, hidden],
  [/\bBearer\s+[A-Za-z0-9._~+/=-]{8,}/gi, `Bearer ${hidden}`],
  // mainland mobile numbers
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, hidden],
];

/** A text without tokens, codes, states, secrets and phone numbers, safe to log, store and show. */
export function redact(text: string): string {
  return rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

/** The platform's own words, redacted, on one line and at most 300 characters. */
export function vendorText(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  return redact(text.replace(/\s+/g, ' ').trim()).slice(0, 300);
}
