import { z } from 'zod';
import { contract } from './contract';

type Texts = { 'zh-Hans': string; en: string };

/** Why a process is not ready, with a sentence for each. */
export const notReadyTexts = {
  starting: { 'zh-Hans': '进程正在启动。', en: 'The process is starting.' },
  draining: {
    'zh-Hans': '进程正在退出：已有请求会处理完，新请求请交给其他进程。',
    en: 'The process ends: it finishes what it has in hand, and new requests belong to other processes.',
  },
  'database-unreachable': {
    'zh-Hans': '数据库无法连接，请检查数据库和 DATABASE_* 设置。',
    en: 'The database does not answer: look after it, and at the settings DATABASE_*.',
  },
  'keys-locked': {
    'zh-Hans': '密钥与已存数据不符：请把原来的密钥放回 DOUYIN_ENCRYPTION_KEYS 并重启。',
    en: 'The keys are not the ones that sealed what is stored: put the former key back into DOUYIN_ENCRYPTION_KEYS and restart.',
  },
} as const satisfies Record<string, Texts>;

/** What is wrong although a process is ready. */
export const warningTexts = {
  'redis-unreachable': {
    'zh-Hans': 'Redis 无法连接：任务改由数据库传递，最多晚两秒开始。',
    en: 'Redis does not answer: jobs are found in the database instead, up to two seconds later.',
  },
  'database-busy': {
    'zh-Hans': '所有数据库连接都在使用中，请求正在排队。',
    en: 'All connections to the database are in use, and requests wait for one.',
  },
} as const satisfies Record<string, Texts>;

export type NotReady = keyof typeof notReadyTexts;
export type ReadyWarning = keyof typeof warningTexts;

const texts = z.object({ 'zh-Hans': z.string(), en: z.string() });

const told = <Code extends string>(table: Record<Code, Texts>) =>
  z.array(z.object({ code: z.enum(Object.keys(table) as [Code, ...Code[]]), text: texts }));

export const healthContracts = {
  /** Answers while the process answers at all. */
  live: contract({ method: 'GET', path: '/health/live', answer: z.object({ live: z.literal(true) }) }),
  /** Whether requests should be sent to this process: 200, or 503 with the reasons. Looked up at most once a second. */
  ready: contract({
    method: 'GET',
    path: '/health/ready',
    answer: z.object({ ready: z.boolean(), reasons: told(notReadyTexts), warnings: told(warningTexts) }),
  }),
};
