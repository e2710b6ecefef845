/** Title and description of a post. */
export type Words = { title: string; description?: string | null | undefined };

/** The one text the platform takes: the title, and the description on the next line where there is one. */
export function textOf({ title, description }: Words): string {
  return [title.trim(), description?.trim() ?? ''].filter(Boolean).join('\n');
}

/** How many signs a text has, as people count them: a pictograph of two code units is one. */
export const signsOf = (text: string): number => [...text].length;
