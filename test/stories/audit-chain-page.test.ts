import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openOffice, openWindow, signIn } from '../support/browser';
import { addLines } from '../support/chain';
import { describeInBrowser } from '../support/chromium';
import { auditLines } from '../support/session';
import { createWorld, type World } from '../support/world';

describeInBrowser('the audit page', () => {
  let world: World;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  beforeAll(async () => {
    world = await createWorld();
    await addLines(world, 'acc1', { seq: 0, hash: null }, 30);
    browser = await launchBrowser();
    ({ page } = await openOffice(browser, world.front.url, 'zh-Hans', problems));
  });
  afterAll(async () => {
    await browser?.close();
    await world?.close();
  });

  const audit = () => `${world.front.url}/admin/plugins/douyin/audit`;

  it('saves what matches the filter as a file', async () => {
    await page.goto(`${audit()}?action=token.refreshed`);
    await page.getByTestId('douyin-audit-row').first().waitFor();
    expect(await page.getByTestId('douyin-audit').innerText()).toContain('刷新访问令牌');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('douyin-audit-export').click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^douyin-audit-\d{4}-\d\d-\d\d\.ndjson$/);
    const lines = readFileSync((await file.path()) ?? '', 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).chainSeq)).toEqual(lines.map((_, index) => index + 1));
    expect(lines.length).toBe(30);
    await page.getByText('审计已导出').waitFor();
  });

  it('shows that it was saved, by whom and what of it', async () => {
    await page.goto(`${audit()}?action=audit.exported`);
    const row = await page.getByTestId('douyin-audit-row').first().innerText();
    for (const word of ['导出审计', 'Story Admin', '站点', '刷新访问令牌']) expect(row).toContain(word);
  });

  it('keeps the button off for administrators who may only read', async () => {
    await world.admin.colleague('reader', ['plugin::douyin.audit.read']);
    const context = await openWindow(browser, 'en');
    const readers = await context.newPage();
    await signIn(readers, world.front.url, {
      email: 'reader@story.invalid',
      password: 'Story-Colleague-1',
    });
    await readers.goto(audit());
    await readers.getByTestId('douyin-audit-row').first().waitFor();
    expect(await readers.getByTestId('douyin-audit-export').isDisabled()).toBe(true);
    await context.close();
    expect((await auditLines(world, '&action=audit.exported')).length).toBe(1);
  });

  it('raised no error', () => {
    expect(problems).toEqual([]);
  });
});
