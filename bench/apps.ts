import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const plugin = 'strapi-plugin-douyin';

/** An application made for a benchmark. */
export type BenchApp = { name: string; folder: string; remove(): void };

// config/plugins.ts without the plugin.
const pluginsWithout = `module.exports = ({ env }) => ({
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET'), jwtManagement: env('JWT_MANAGEMENT', 'refresh') } },
});`;

type Manifest = { dependencies: Record<string, string>; workspaces?: string[] };

function manifestFor(withPlugin: boolean): Manifest {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
  delete manifest.workspaces;
  if (!withPlugin) delete manifest.dependencies[plugin];
  return manifest;
}

/**
 * This project's application in a folder of its own: the same packages, the same compiled configuration and the same
 * admin panel, with the plugin or without it. Two such folders differ in nothing else.
 */
export function createApp(name: string, withPlugin: boolean): BenchApp {
  if (!existsSync(path.join(root, 'dist/config/plugins.js'))) throw new Error('Build first: npm run build');
  const folder = mkdtempSync(path.join(tmpdir(), `douyin-bench-${name}-`));
  const inside = (place: string) => path.join(folder, place);
  for (const place of ['dist/config', 'dist/src', 'config', 'database', 'public', 'tsconfig.json'])
    cpSync(path.join(root, place), inside(place), { recursive: true });
  for (const place of ['src', '.tmp']) mkdirSync(inside(place));
  symlinkSync(path.join(root, 'node_modules'), inside('node_modules'));
  symlinkSync(path.join(root, 'dist/build'), inside('dist/build'));
  writeFileSync(inside('package.json'), JSON.stringify(manifestFor(withPlugin), null, 2));
  if (!withPlugin) writeFileSync(inside('dist/config/plugins.js'), pluginsWithout);
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return { name, folder, remove };
}
