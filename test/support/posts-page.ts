import type { Page } from 'playwright-core';
import type { PostStage } from '../../src/plugins/douyin/contracts/post-views';
import { until } from './until';
import { visit } from './walk';

/** Works the pages of publishing as a person does. */
export function postsPage(page: Page) {
  const at = (id: string) => page.getByTestId(id);
  const stage = async () => (await at('douyin-post-stage').first().getAttribute('data-stage')) as PostStage;
  const desk = {
    at,
    /** Opens a page below that of the posts. */
    open: (path = '') => visit(page, `/posts${path}`),
    /** Chooses files of Strapi's media library by their names, behind one of our buttons. */
    async pick(button: string, names: string[]): Promise<void> {
      await at(button).click();
      const dialog = page.getByRole('dialog');
      for (const name of names) {
        const card = dialog.locator('[role="button"]').filter({ hasText: name });
        await card.getByRole('checkbox').click();
      }
      await dialog.getByRole('button', { name: /^(Finish|完成)$/ }).click();
      await dialog.waitFor({ state: 'detached' });
    },
    async write(title: string, description = ''): Promise<void> {
      await page.locator('input[name="title"]').fill(title);
      await page.locator('textarea[name="description"]').fill(description);
    },
    /** Says in the open question that the owner knows, and sends the post on its way. */
    async agree(): Promise<void> {
      await at('douyin-post-consent').click();
      await at('douyin-dialog-confirm').click();
      await at('douyin-post-agree').waitFor({ state: 'detached' });
    },
    /** Waits until the page shows that the post is in one of these stages. */
    async shows(...stages: PostStage[]): Promise<PostStage> {
      await at('douyin-post-state').waitFor();
      await until(
        `the page to show ${stages.join(' or ')}`,
        async () => stages.includes(await stage()),
        90_000,
      );
      return stage();
    },
    /** The steps of the post and how far each is, as `upload:done`. */
    steps: () =>
      at('douyin-post-step').evaluateAll((lines) =>
        lines.map((line) => `${line.getAttribute('data-step')}:${line.getAttribute('data-state')}`),
      ),
    /** What the history tells, in order. */
    history: () =>
      at('douyin-post-event').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-what'))),
    /** What the form found, as `long-title:nothing`. */
    findings: () =>
      at('douyin-post-finding').evaluateAll((lines) =>
        lines.map((line) => `${line.getAttribute('data-finding')}:${line.getAttribute('data-stops')}`),
      ),
  };
  return desk;
}
export type PostsPage = ReturnType<typeof postsPage>;
