const hidden = '[redacted]';

const names = [
  'token|ticket|secret|client_secret|clientSecret|password|jwt|verifier|code_verifier|encrypt_mobile',
  'access_token|access-token|accessToken|refresh_token|refresh-token|refreshToken|biz_token|biz_refresh_token',
  'registrationToken|resetPasswordToken|auth_code|exchange_code|exchangeCode|client_code|access_code|returnCode',
].join('|');

/** These two name harmless things as well: a value in capitals is an error's code, not the platform's. */
const ambiguous = 'code|state';
const constant = '[A-Z][A-Z0-9_]*';

const quoted = (name: string, exception: string, flags: string): [RegExp, string][] => [
  // "name":"value" in JSON, also when it was cut off
  [new RegExp(`"(${name})"\\s*:\\s*"${exception}(?:[^"\\\\]|\\\\.)*(?:"|$)`, flags), `"$1":"${hidden}"`],
  // the same in JSON that is itself a value in JSON
  [new RegExp(`\\\\"(${name})\\\\"\\s*:\\s*\\\\"${exception}[^"\\\\]*`, flags), `\\"$1\\":\\"${hidden}`],
  // name: 'value' as Node prints objects
  [new RegExp(`\\b(${name})'?: '${exception}(?:[^'\\\\]|\\\\.)*(?:'|$)`, flags), `$1: '${hidden}'`],
];

const rules: [RegExp, string][] = [
  // name=value in a query or a form, and in an address that is itself a value in one
  [new RegExp(`(^|[?&;,\\s"'([{\\\\])(${names}|${ambiguous})=[^&\\s"'#)\\\\]+`, 'gi'), `$1$2=${hidden}`],
  [new RegExp(`(%3F|%26)(${names}|${ambiguous})%3D(?:(?!%26|%23)[^&\\s"'#])+`, 'gi'), `$1$2%3D${hidden}`],
  ...quoted(names, '', 'gi'),
  ...quoted(ambiguous, `(?!${constant}["'\\\\])`, 'g'),
  // the cookie that binds a login to its browser
  [/(douyin-(?:(?:login|phone)-\w+|site)(?:\.sig)?)=[^;\s"']+/g, `$1=${hidden}`],
  // what our QR code holds
  [/((?:\/|%2F)douyin(?:\/|%2F)q(?:\/|%2F))(?!attempts\/)[\w-]{22}(?![\w-])/g, `$1${hidden}`],
  // a link to consent again
  [/((?:\/|%2F)douyin(?:\/|%2F)again(?:\/|%2F))(?!attempts(?:\/|%2F))[\w.-]{8,}/g, `$1${hidden}`],
  // the platform's own token forms, wherever they stand
  [/\b(?:act|rft|clt|bus_act|bus_rft)\.[A-Za-z0-9._+/=-]{6,}/g, hidden],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+/g, hidden],
  [/\bBearer\s+[A-Za-z0-9._~+/=-]{8,}/gi, `Bearer ${hidden}`],
  // mainland mobile numbers, with or without +86 and separators
  [/(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)/g, hidden],
];

/** A text without tokens, codes, states, secrets and phone numbers, safe to log, store and show. */
export function redact(text: string): string {
  return rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text);
}

// Letters and digits in one long word: a secret or a token of a form nobody told us about.
const opaque = /(?<![\w-])(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{24,}/g;

const oneLine = (value: unknown): string =>
  typeof value === 'string' ? redact(value.replace(/\s+/g, ' ').trim()) : '';

/** The platform's own words, redacted, long opaque ones too, on one line and at most 300 characters. */
export function vendorText(value: unknown): string {
  return oneLine(value).replace(opaque, hidden).slice(0, 300);
}

/** The platform's id of one of its log lines: what to tell its support. At most 64 characters. */
export function vendorLogId(value: unknown): string {
  return oneLine(value).slice(0, 64);
}
