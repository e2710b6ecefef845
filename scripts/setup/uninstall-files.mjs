import { existsSync } from 'node:fs';
import path from 'node:path';

const places = [
  ['generatedKeyFile'],
  ['leads', 'filesFolder'],
  ['leads', 'erasureLedgerFile'],
  ['posts', 'mediaFolder'],
];

/** Files and folders the plugin writes beside the database, as far as they are there. */
export function settingsFiles(app) {
  const settings = app.config.get('plugin::douyin');
  return places
    .map((names) => names.reduce((value, name) => value?.[name], settings))
    .filter((name) => typeof name === 'string')
    .map((name) => path.resolve(app.dirs.app.root, name))
    .filter(existsSync);
}
