import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { createKeyring } from '../shared/crypto';
import { generatedKey, isGeneratedKey } from './generated-key';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'douyin-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const inside = (...parts: string[]) => path.join(folder, ...parts);

it('is made on first use, with the folders it needs, for its owner only', () => {
  const key = generatedKey(inside('a', 'b', 'key'));
  expect(createKeyring(key).writer).toBe('generated');
  expect(statSync(inside('a', 'b', 'key')).mode & 0o777).toBe(0o600);
});

it('stays the same afterwards', () => {
  const key = generatedKey(inside('key'));
  expect([generatedKey(inside('key')), generatedKey(inside('key'))]).toEqual([key, key]);
  expect(generatedKey(inside('other'))).not.toBe(key);
});

it('is taken as it stands when somebody put it there', () => {
  writeFileSync(inside('key'), `k1:${'ab'.repeat(32)}`);
  expect(generatedKey(inside('key'))).toBe(`k1:${'ab'.repeat(32)}`);
  expect(readFileSync(inside('key'), 'utf8')).toBe(`k1:${'ab'.repeat(32)}`);
});

it('is one and the same for processes that start at the same moment', async () => {
  const source = path.join(__dirname, 'generated-key.ts');
  const write = `const { transformFileSync } = require(${JSON.stringify(require.resolve('@swc/core'))});
    const { code } = transformFileSync(${JSON.stringify(source)}, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
    const exported = {};
    new Function('exports', 'require', code)(exported, require);
    require('node:worker_threads').parentPort.postMessage(exported.generatedKey(${JSON.stringify(inside('key'))}));`;
  const keys = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const [key] = (await once(new Worker(write, { eval: true }), 'message')) as [string];
      return key;
    }),
  );
  expect(new Set(keys)).toEqual(new Set([readFileSync(inside('key'), 'utf8').trim()]));
});

it('leaves no draft behind', () => {
  generatedKey(inside('key'));
  expect(readdirSync(folder)).toEqual(['key']);
});

it('says what stands in its way', () => {
  writeFileSync(inside('file'), '');
  expect(() => generatedKey(inside('file', 'key'))).toThrow(/ENOTDIR|EEXIST/);
});

it('is known by its id, as the demo’s key is', () => {
  expect(['generated', 'demo', 'generated-2', 'k1', 'prod-demo'].map(isGeneratedKey)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
