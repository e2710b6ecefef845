import { boot } from './boot';
import { bundle } from './bundle';
import { leads } from './leads';
import { login } from './login';
import { table, type Bench } from './measure';
import { oauthToken } from './oauth';
import { panel } from './panel';
import { scaling } from './scale';
import { tokens } from './tokens';
import { uploads } from './upload';
import { webhooks } from './webhooks';

const benches: Record<string, Bench> = {
  boot,
  bundle,
  leads,
  login,
  'oauth-token': oauthToken,
  panel,
  scale: scaling,
  tokens,
  upload: uploads,
  webhooks,
};

function list(): void {
  console.log('npm run bench -- <name> [--json]\n');
  for (const [name, { title }] of Object.entries(benches)) console.log(`  ${name.padEnd(11)} ${title}`);
}

// Children end with `exit`, which a signal alone would not bring.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const name = words.find((word) => !word.startsWith('--'));
  if (!name) return list();
  const bench = benches[name];
  if (!bench)
    throw new Error(`There is no benchmark "${name}"; there are: ${Object.keys(benches).join(', ')}`);
  const measures = await bench.run((line) => console.log(line));
  console.log(`\n${bench.title}\n\n${table(measures).join('\n')}`);
  if (words.includes('--json')) console.log(JSON.stringify({ bench: name, measures }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
