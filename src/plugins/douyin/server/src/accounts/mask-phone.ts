const mainland = /^(?:(?:\+|00)?86[- ]?)?(1\d{2})\d{4}(\d{4})$/;

/** A phone number as lists may show it: `138****0000`; of other forms only the last two digits. */
export function maskPhone(phone: string): string {
  const [, start, end] = mainland.exec(phone.trim()) ?? [];
  return start && end ? `${start}****${end}` : `****${phone.trim().slice(-2)}`;
}
