import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copyApplication, type Application } from './application';
import { root } from './strapi';

/** Another machine: the built project in a folder of its own, with nothing in it yet. */
export async function openMachine(): Promise<Application> {
  const machine = await copyApplication();
  cpSync(path.join(root, 'scripts'), path.join(machine.dir, 'scripts'), { recursive: true });
  return machine;
}

/** A folder for backups. */
export const backupFolder = (): string => mkdtempSync(path.join(tmpdir(), 'douyin-backup-'));
