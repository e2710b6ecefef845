import { parseArgs } from 'node:util';
import { startSimulator } from './index';
import { DEMO_PAN115_CLIENT_ID, DEMO_PAN115_CLIENT_SECRET } from './pan115/seed';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from './seed';

const DEFAULT_PORT = 4010;

function readOptions() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      'allow-loopback-http': { type: 'boolean', default: false },
      lively: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port ?? process.env.SIM_PORT ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error('The port must be 0 to 65535.');
  const seed = process.env.SIM_SEED ? { seed: process.env.SIM_SEED } : {};
  // Gently: somebody does something every 20 seconds.
  const livelySeconds = values.lively ? 20 : 0;
  return { port, allowLoopbackHttp: values['allow-loopback-http'], livelySeconds, ...seed };
}

async function main(): Promise<void> {
  const simulator = await startSimulator(readOptions());
  const { url } = simulator;
  console.log(`抖音开放平台模拟器 Douyin simulator   ${url}
  steering     ${url}/_sim   (see simulator/README.md)
  client_key   ${DEMO_CLIENT_KEY}
  secret       ${DEMO_CLIENT_SECRET}
  connect      ${url}/platform/oauth/connect/
  115          client_id ${DEMO_PAN115_CLIENT_ID}, secret ${DEMO_PAN115_CLIENT_SECRET}
Ctrl-C stops it.`);
  const stop = (): void => void simulator.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
});
