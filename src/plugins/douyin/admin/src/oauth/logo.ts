/** Kinds of pictures that a logo may be. */
export const logoTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const;

/** Bytes of a logo at most. */
export const logoBytes = 70_000;

const isLogo = ({ type, size }: Blob): boolean =>
  logoTypes.some((known) => known === type) && size > 0 && size <= logoBytes;

/** A chosen picture as an address that holds it; null where it is another kind or too large. */
export async function readLogo(file: Blob): Promise<string | null> {
  if (!isLogo(file)) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:${file.type};base64,${btoa(signs)}`;
}
