import { measure, middleRound, type Bench, type Measure } from '../measure';
import { cpuMsOf, peakMbOf, resetPeak, rssMbOf } from '../strapi';
import type { Closers } from '../tokens-site';
import { openSite, startCopy, type Film, type Site } from './site';

/** Gigabytes of the file (BENCH_UPLOAD_GB); 4 are the most the platform takes. */
const gigabytes = Number(process.env.BENCH_UPLOAD_GB ?? 4);
const gib = 1024 ** 3;
/** A first upload, by parts too, after which all code is loaded. */
const warmBytes = 64 * 1024 ** 2;
const rounds = 3;
const allowedMb = 150;

type Tell = (line: string) => void;

const rateOf = ({ bytes }: Film, seconds: number): number => bytes / 1e6 / seconds;

/** Publishes a film as the site's own code does; gives its megabytes a second, and how much the process grew at most. */
async function upload(
  site: Site,
  film: Film,
  title: string,
): Promise<{ rate: number; grownMb: number; cpu: number }> {
  const before = rssMbOf(site.pid);
  const cpuMs = cpuMsOf(site.pid);
  resetPeak(site.pid);
  const took = site.platform.took();
  await site.inside.publishVideo({ video_url: String(film.id), title });
  return {
    rate: rateOf(film, await took),
    grownMb: peakMbOf(site.pid) - before,
    cpu: (cpuMsOf(site.pid) - cpuMs) / 1000,
  };
}

/** Copies it into a socket. */
async function copy(site: Site, film: Film): Promise<number> {
  const took = site.platform.took();
  startCopy(site, film);
  return rateOf(film, await took);
}

async function run(tell: Tell): Promise<Measure[]> {
  const closers: Closers = [];
  try {
    const site = await openSite(closers, [warmBytes, gigabytes * gib]);
    const [warm, film] = site.films as [Film, Film];
    await upload(site, warm, 'warm');
    await copy(site, warm);
    const ours: number[] = [];
    const plain: number[] = [];
    const grown: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      // Each goes first in turn.
      if (round % 2 === 0) plain.push(await copy(site, film));
      const { rate, grownMb, cpu } = await upload(site, film, `round ${round}`);
      ours.push(rate);
      grown.push(grownMb);
      if (round % 2 === 1) plain.push(await copy(site, film));
      const figures = `${rate.toFixed(0)} MB/s, a plain copy ${plain.at(-1)?.toFixed(0)} MB/s`;
      tell(`round ${round}: ${figures}; grown by ${grownMb.toFixed(0)} MB, ${cpu.toFixed(1)} s of CPU`);
    }
    return [
      measure({
        name: `upload of ${gigabytes} GB`,
        unit: 'MB/s',
        ...middleRound(ours, plain),
        aim: '>=0.8',
      }),
      measure({
        name: 'growth of RSS, at its peak',
        unit: 'MB',
        value: Math.max(...grown),
        baseline: allowedMb,
        aim: '<=1',
      }),
    ];
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

/** A large video from the media library to the platform, beside a plain copy of the same file into a socket. */
export const uploads: Bench = { title: `Uploading ${gigabytes} GB, by parts`, run };
