// Mainland numbers however their digits are set apart, and any other long number that may be one.
const mainland = /(?<!\d)(?:(?:\+|00)?86[-\s.]?)?1[3-9]\d(?:[-\s.]?\d){8}(?!\d)/g;
const long = /(?<!\d)\+?\d(?:[-\s.]?\d){6,}(?!\d)/g;

const masked = (number: string): string => {
  const digits = number.replace(/\D/g, '');
  return `****${digits.slice(-2)}`;
};

/** A text that people wrote, without the phone numbers in it: of each the last two digits are left. */
export const hidePhones = (text: string): string =>
  text.normalize('NFKC').replace(mainland, masked).replace(long, masked);
