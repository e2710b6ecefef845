import type { Page } from 'playwright-core';
import { checkNames, type CheckName, type CheckOutcome } from '../../src/plugins/douyin/contracts/checks';
import type { World } from './world';

/** What the panel shows of one check. */
export type ShownCheck = { outcome: CheckOutcome; reason: string; text: string };

const isDone = '[data-testid="douyin-check-summary"][data-active="false"]';

/** The id of the default app. */
export async function defaultApp(world: World): Promise<string> {
  const { apps } = await world.admin.data<{ apps: { id: string; isDefault: boolean }[] }>(
    'GET',
    '/douyin/apps',
  );
  return apps.find(({ isDefault }) => isDefault)?.id ?? '';
}

/** Opens an app's page in the panel. */
export async function openApp(page: Page, siteUrl: string, appId: string): Promise<void> {
  await page.goto(`${siteUrl}/admin/plugins/douyin/apps/${appId}`);
  await page.getByTestId('douyin-test-connection').waitFor();
}

async function readCheck(page: Page, name: CheckName): Promise<[CheckName, ShownCheck]> {
  const row = page.getByTestId(`douyin-check-${name}`);
  const outcome = (await row.getAttribute('data-outcome')) as CheckOutcome;
  return [
    name,
    { outcome, reason: (await row.getAttribute('data-reason')) ?? '', text: await row.innerText() },
  ];
}

/** Presses Test connection, waits for the last check and gives what each row shows. */
export async function testConnection(page: Page): Promise<Record<CheckName, ShownCheck>> {
  await page.getByTestId('douyin-test-connection').click();
  await page.getByTestId('douyin-test-stop').waitFor();
  await page.locator(isDone).waitFor();
  const shown = await Promise.all(checkNames.map((name) => readCheck(page, name)));
  return Object.fromEntries(shown) as Record<CheckName, ShownCheck>;
}

/** The outcomes alone. */
export const outcomes = (shown: Record<CheckName, ShownCheck>): Record<string, CheckOutcome> =>
  Object.fromEntries(Object.entries(shown).map(([name, { outcome }]) => [name, outcome]));
