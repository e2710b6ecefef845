import type { Provider } from '../providers';
import type { MetricsService } from '../metrics/service';

type Count = MetricsService['call'];
type Call = (...given: unknown[]) => Promise<unknown>;

/** The calls of a provider that go out, by name. */
const calls = ['exchange', 'profile', 'refresh', 'renew', 'appToken', 'proveCredentials', 'time'] as const;
const deviceCalls = ['start', 'poll', 'exchange'] as const;

function countedCalls<Part extends object>(
  part: Part,
  names: readonly (keyof Part & string)[],
  around: (name: string, work: () => Promise<unknown>) => Promise<unknown>,
): Part {
  const wrapped = names
    .filter((name) => part[name] !== undefined)
    .map((name) => {
      const call = part[name] as Call;
      return [name, (...given: unknown[]) => around(name, () => call(...given))] as const;
    });
  return { ...part, ...(Object.fromEntries(wrapped) as Partial<Part>) };
}

/** A provider whose calls are counted and timed; nothing else about it is different. */
export function counted(provider: Provider, count: Count): Provider {
  const around = (api: string, work: () => Promise<unknown>) => count({ provider: provider.name, api }, work);
  const { device } = provider;
  return {
    ...countedCalls(provider, calls, around),
    ...(device && {
      device: countedCalls(device, deviceCalls, (name, work) => around(`device.${name}`, work)),
    }),
  };
}
