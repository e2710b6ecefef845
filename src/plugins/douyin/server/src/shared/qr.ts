/** A text as a QR code, in SVG markup. */
export async function drawSvg(text: string): Promise<string> {
  // Loaded when it is first needed: most sites never show one.
  const { default: QRCode } = await import('qrcode');
  return QRCode.toString(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
}

/** SVG markup as the address of an image. */
export const svgImage = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;
