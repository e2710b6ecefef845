import { startSimulator } from '../simulator';
import { startPlainProvider } from './plain-provider';
import type { Told } from './platforms';

/** Both platforms in one process; only one of them is asked at a time. It ends with the benchmark. */
async function main(): Promise<void> {
  const simulator = await startSimulator({ allowLoopbackHttp: true });
  const plain = await startPlainProvider();
  process.on('message', ({ delayMs }: { delayMs: number }) => plain.delay(delayMs));
  process.once('disconnect', () => process.exit());
  const told: Told = { simulatorUrl: simulator.url, plainUrl: plain.url };
  process.send?.(told);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
