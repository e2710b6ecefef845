import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyApplication, type Application } from './application';
import { root, storyEnvironment } from './strapi';

/** What a command ended with and wrote, both streams. */
export type Ended = { code: number | null; output: string };

type Environment = Record<string, string | undefined>;

/** Runs one of the commands about all that is stored, in a project's folder. */
export function runCommand(
  folder: string,
  name: 'backup' | 'restore' | 'uninstall',
  words: string[],
  env: Environment,
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.mjs`, ...words], {
    cwd: folder,
    env: storyEnvironment(env),
    encoding: 'utf8',
  });
  return { code: status, output: `${stdout}${stderr}` };
}

/** Another machine: the built project in a folder of its own, with nothing in it yet. */
export async function openMachine(): Promise<Application> {
  const machine = await copyApplication();
  cpSync(path.join(root, 'scripts'), path.join(machine.dir, 'scripts'), { recursive: true });
  return machine;
}

/** A folder for backups. */
export const backupFolder = (): string => mkdtempSync(path.join(tmpdir(), 'douyin-backup-'));
