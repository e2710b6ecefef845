import { createApp, type BenchApp } from './apps';
import { measure, middleRound, type Bench, type Measure } from './measure';
import { bootOnce, type Boot } from './strapi';

const rounds = 5;
const restMs = 2000;
const allowedMb = 40;

/**
 * Fair because both applications are made alike (see apps.ts), start once unmeasured so that database, file cache and
 * compile cache exist, and then take turns, each going first every other round: what disturbs the machine meets both.
 */
async function alternate(
  ours: BenchApp,
  vanilla: BenchApp,
  tell: (line: string) => void,
): Promise<[Boot[], Boot[]]> {
  const boots = new Map<BenchApp, Boot[]>([
    [ours, []],
    [vanilla, []],
  ]);
  for (let round = 0; round <= rounds; round += 1) {
    for (const app of round % 2 === 0 ? [ours, vanilla] : [vanilla, ours]) {
      const boot = await bootOnce(app.folder, restMs);
      if (round > 0) boots.get(app)?.push(boot);
      const label = round === 0 ? 'first start, not counted' : `round ${round}`;
      tell(`${label}: ${app.name} ${boot.bootMs.toFixed(0)} ms, ${boot.rssMb.toFixed(0)} MB`);
    }
  }
  return [boots.get(ours) ?? [], boots.get(vanilla) ?? []];
}

async function run(tell: (line: string) => void): Promise<Measure[]> {
  const apps = [createApp('ours', true), createApp('vanilla', false)] as const;
  try {
    const [ours, vanilla] = await alternate(...apps, tell);
    const pick = (what: keyof Boot) =>
      middleRound(
        ours.map((boot) => boot[what]),
        vanilla.map((boot) => boot[what]),
      );
    const [time, cpu, memory] = [pick('bootMs'), pick('cpuMs'), pick('rssMb')];
    const rssAim = `<=${((memory.baseline + allowedMb) / memory.baseline).toFixed(3)}`;
    return [
      measure({ name: 'boot until /_health', unit: 'ms', ...time, aim: '<=1.10' }),
      measure({ name: 'CPU until /_health', unit: 'ms', ...cpu, aim: '<=1.10' }),
      measure({ name: `RSS after boot (+${allowedMb} MB)`, unit: 'MB', ...memory, aim: rssAim }),
    ];
  } finally {
    apps.forEach((app) => app.remove());
  }
}

/** Boot time and memory of this project against the same Strapi without the plugin; the middle of five rounds. */
export const boot: Bench = { title: 'Boot and memory, with the plugin and without it', run };
