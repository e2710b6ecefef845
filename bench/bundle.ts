import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { measure, type Bench, type Measure } from './measure';

const root = path.resolve(__dirname, '..');
const allowedKb = 150;

/** A built panel: the bytes of each file when gzipped, and what it imports at once. */
type Panel = { bytes: Map<string, number>; imports: Map<string, string[]>; texts: Map<string, string> };

const namesIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => name as string)),
];

function readPanel(folder: string): Panel {
  const panel: Panel = { bytes: new Map(), imports: new Map(), texts: new Map() };
  for (const name of readdirSync(folder).filter((file) => /\.(js|css)$/.test(file))) {
    const content = readFileSync(path.join(folder, name));
    const text = content.toString('utf8');
    panel.texts.set(name, text);
    panel.bytes.set(name, gzipSync(content, { level: 9 }).length);
    panel.imports.set(name, namesIn(text, /(?:from|import)\s*"\.\/([^"]+)"/g));
  }
  return panel;
}

/** All files that come with these. */
function closure({ imports }: Panel, starts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    imports.get(name)?.forEach(visit);
  };
  starts.forEach(visit);
  return reached;
}

const kbOf = ({ bytes }: Panel, names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + (bytes.get(name) ?? 0), 0) / 1000;

function only(panel: Panel, pattern: RegExp): string {
  const found = [...panel.bytes.keys()].filter((name) => pattern.test(name));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} files of the panel match ${pattern}`);
  return found[0];
}

const entryOf = (panel: Panel): string[] => [only(panel, /^strapi-[\w-]{8}\.js$/)];

/** The same application without the plugin, built here and now. */
function buildWithout(): { panel: Panel; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-bench-panel-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  for (const place of [
    'config',
    'src/admin',
    'src/index.ts',
    'src/environment.ts',
    'src/sqlite',
    'tsconfig.json',
  ])
    cpSync(path.join(root, place), path.join(folder, place), { recursive: true });
  cpSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  execFileSync(path.join(root, 'node_modules/.bin/strapi'), ['build', '--silent'], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', DOUYIN_ENABLED: 'false' },
    stdio: 'inherit',
  });
  return { panel: readPanel(path.join(folder, 'dist/build')), remove };
}

/** What every page of the panel loads before one of the plugin is opened: beyond the entry, the words for Strapi's pages. */
const startOf = (panel: Panel): Set<string> =>
  closure(panel, [...entryOf(panel), only(panel, /^strapi-zh-Hans-.*\.js$/)]);

/** The plugin's own file of this name: built twice, it carries two hashes. */
const ours = (panel: Panel, name: string): string =>
  only(panel, new RegExp(`^${name}-[\\w-]{8}-[\\w-]{8}\\.js$`));

/** The plugin's pages, each with all that opening it loads at once: frame, one language and page. */
function pagesOf(panel: Panel, start: Set<string>): { name: string; kb: number }[] {
  const app = ours(panel, 'App');
  const names = namesIn(panel.texts.get(app) ?? '', /import\("\.\/(\w+Page-[\w-]+\.js)"\)/g);
  return names.map((page) => {
    const loaded = [...closure(panel, [app, ours(panel, 'zh-Hans'), page])];
    return {
      name: page.replace(/-.*/, ''),
      kb: kbOf(
        panel,
        loaded.filter((file) => !start.has(file)),
      ),
    };
  });
}

async function run(tell: (line: string) => void): Promise<Measure[]> {
  const built = path.join(root, 'dist/build');
  if (!existsSync(built)) throw new Error('Build first: npm run build');
  const panel = readPanel(built);
  const bare = buildWithout();
  try {
    const own = kbOf(bare.panel, closure(bare.panel, entryOf(bare.panel)));
    const whole = kbOf(bare.panel, bare.panel.bytes.keys());
    const start = startOf(panel);
    const atStart = kbOf(panel, start) - own;
    const pages = pagesOf(panel, start).sort((a, b) => b.kb - a.kb);
    for (const page of pages) tell(`${page.name}: ${(page.kb + atStart).toFixed(1)} kB`);
    const beyond = (name: string, kb: number, base: number): Measure => {
      const aim = `<=${((base + allowedKb) / base).toFixed(3)}`;
      return measure({
        name: `${name} (+${kb.toFixed(1)} kB)`,
        unit: 'kB',
        value: base + kb,
        baseline: base,
        aim,
      });
    };
    return Promise.resolve([
      beyond('start of the panel', atStart, own),
      beyond(`${pages[0]?.name}, the largest`, atStart + (pages[0]?.kb ?? NaN), own),
      beyond('all pages, both languages', kbOf(panel, panel.bytes.keys()) - whole, whole),
    ]);
  } finally {
    bare.remove();
  }
}

/** What the plugin adds to the panel, minified and gzipped, against a build of the same application without it. */
export const bundle: Bench = { title: `What the plugin adds to the panel; allowed are ${allowedKb} kB`, run };
