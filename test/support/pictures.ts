import type { Browser, Page } from 'playwright-core';

/** Runs a drawing in a page of its own; what it gives comes as base64. */
async function drawn(browser: Browser, draw: (page: Page) => Promise<string>): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    return Buffer.from(await draw(page), 'base64');
  } finally {
    await page.close();
  }
}

/** A picture for a phone, one colour fading into another, with a word on it. */
export const drawPicture = (browser: Browser, word: string, [from, to]: [string, string]): Promise<Buffer> =>
  drawn(browser, (page) =>
    page.evaluate(
      ([text, top, bottom]) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 540, height: 960 });
        const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
        const fade = pen.createLinearGradient(0, 0, 0, 960);
        fade.addColorStop(0, top);
        fade.addColorStop(1, bottom);
        pen.fillStyle = fade;
        pen.fillRect(0, 0, 540, 960);
        pen.fillStyle = '#ffffff';
        pen.font = 'bold 96px sans-serif';
        pen.textAlign = 'center';
        pen.fillText(text, 270, 420);
        return canvas.toDataURL('image/png').split(',')[1] ?? '';
      },
      [word, from, to] as const,
    ),
  );

/** Bytes that players of WebM pass over: an element "Void". */
function filler(bytes: number): Buffer {
  const head = Buffer.alloc(9);
  head.writeBigUInt64BE((1n << 56n) | BigInt(bytes), 1);
  head.writeUInt8(0xec, 0);
  return Buffer.concat([head, Buffer.alloc(bytes)]);
}

/** A video of a second that a browser plays (WebM), with so many bytes of nothing behind it. */
export async function recordVideo(
  browser: Browser,
  [from, to]: [string, string],
  bytes = 0,
): Promise<Buffer> {
  const film = await drawn(browser, (page) =>
    page.evaluate(
      async ([first, second]) => {
        const canvas = Object.assign(document.createElement('canvas'), { width: 270, height: 480 });
        const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
        const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' });
        const parts: Blob[] = [];
        recorder.ondataavailable = ({ data }) => parts.push(data);
        const ended = new Promise((resolve) => (recorder.onstop = resolve));
        recorder.start();
        for (let frame = 0; frame < 25; frame += 1) {
          pen.fillStyle = first;
          pen.fillRect(0, 0, 270, 480);
          pen.fillStyle = second;
          pen.beginPath();
          pen.arc(135, 100 + frame * 8, 70, 0, 2 * Math.PI);
          pen.fill();
          await new Promise((resolve) => setTimeout(resolve, 40));
        }
        recorder.stop();
        await ended;
        const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      },
      [from, to] as const,
    ),
  );
  return Buffer.concat([film, filler(bytes)]);
}
