import { DEMO_PAN115_CLIENT_ID, DEMO_PAN115_CLIENT_SECRET } from '../../simulator';
import type { Admin } from './admin';
import { appsOf, type App, type AppForm } from './apps';
import { planFault } from './platform';
import { until } from './until';
import type { World } from './world';

/** A login by 115's own code as the admin API answers it. */
export type StartedDevice = {
  attemptId: string;
  qrSvg: string;
  qrText: string;
  expiresAt: string;
  secondsLeft: number;
};

/** Where it stands. */
export type DeviceState = {
  attemptId: string;
  stage: string;
  errorCode: string | null;
  account: { id: string; nickname: string; provider: string; userId: number | null; state: string } | null;
};

/** Adds the 115 app of the simulated platform, by default without its secret. */
export async function addPan115(world: World, values: Partial<AppForm> = {}): Promise<App> {
  // Polls that hear nothing come back at once.
  await world.sim('switches', { pan115PollMs: 200 });
  const { app } = await appsOf(world).create({
    provider: 'pan115',
    name: '115 素材库',
    clientKey: DEMO_PAN115_CLIENT_ID,
    baseUrl: world.simulator.url,
    scopes: [],
    ...values,
  });
  return app;
}

/** The secret of that app. */
export const pan115Secret = DEMO_PAN115_CLIENT_SECRET;

/** What is in a code, as the platform knows it. */
export const uidOf = ({ qrText }: Pick<StartedDevice, 'qrText'>): string => qrText.split('/').at(-1) ?? '';

/** What a person does with a code on the phone. */
export const onPhone = (
  world: World,
  code: Pick<StartedDevice, 'qrText'>,
  action: 'scan' | 'confirm' | 'cancel' | 'expire',
  person?: string,
): Promise<unknown> => world.sim(`pan115/codes/${uidOf(code)}/${action}`, person ? { person } : {});

/** The device logins' admin API. */
export function devicesOf(world: World, admin: Admin = world.admin) {
  const devices = {
    start: (appId: string) => admin.data<StartedDevice>('POST', `/douyin/apps/${appId}/device`),
    tryStart: (appId: string) => admin.call('POST', `/douyin/apps/${appId}/device`),
    poll: (id: string) => admin.data<DeviceState>('GET', `/douyin/device/${id}`),
    tryPoll: (id: string) => admin.call('GET', `/douyin/device/${id}`),
    cancel: (id: string) => admin.call('POST', `/douyin/device/${id}/cancel`),
    /** Asks until a stage is told, and gives what was told then. */
    async told(id: string, stage: string): Promise<DeviceState> {
      let state = await devices.poll(id);
      await until(`the stage ${stage}`, async () => {
        if (state.stage !== stage) state = await devices.poll(id);
        return state.stage === stage;
      });
      return state;
    },
    /** A whole connection of a person's account. */
    async connect(appId: string, person = 'xiaohe'): Promise<DeviceState> {
      const code = await devices.start(appId);
      await onPhone(world, code, 'scan', person);
      await onPhone(world, code, 'confirm');
      return devices.told(code.attemptId, 'connected');
    },
  };
  return devices;
}

/** Plans a failure of one of 115's endpoints. */
export const planFault115 = (
  world: World,
  endpoint: string,
  fault: { kind: string } & Record<string, unknown>,
) => planFault(world, { endpoint: `pan115_${endpoint}`, ...fault });
