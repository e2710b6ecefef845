import { randomBytes } from 'node:crypto';

/** A name for a database that only a drill uses. */
export const scratchName = () => `douyin_drill_${randomBytes(6).toString('hex')}`;
