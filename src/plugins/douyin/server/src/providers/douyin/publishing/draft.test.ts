import { PluginError } from '../../../shared/errors';
import { checkDraft, type Draft } from './draft';
import { signsOf, textOf } from './text';

/** The field a check finds fault with, `taken` where it finds none. */
function fieldOf(check: () => unknown): unknown {
  try {
    check();
  } catch (error) {
    if (error instanceof PluginError && error.code === 'POST_INVALID')
      return (error.details.issues as { path: string }[])[0]?.path;
    throw error;
  }
  return 'taken';
}

describe('the text of a post', () => {
  it.each([
    [{ title: '新书', description: '到了' }, '新书\n到了'],
    [{ title: ' 新书 ', description: ' ' }, '新书'],
    [{ title: '新书' }, '新书'],
    [{ title: '新书', description: null }, '新书'],
    [{ title: '', description: '到了' }, '到了'],
    [{ title: '一', description: '二\n三' }, '一\n二\n三'],
  ])('of %j is %j', (words, text) => {
    expect(textOf(words)).toBe(text);
  });

  it('is counted as people count', () => expect(signsOf('书🎈𠮷')).toBe(3));
});

describe('what the platform takes', () => {
  const gib = 1024 ** 3;
  const mib = 1024 ** 2;
  const video = { bytes: 5 * mib, contentType: 'video/mp4', seconds: 900 };

  it.each<[Draft, string]>([
    [{ text: '', video }, 'taken'],
    [{ text: '', video: { ...video, bytes: 4 * gib } }, 'taken'],
    [{ text: '', video: { ...video, bytes: 4 * gib + 1 } }, 'video'],
    [{ text: '', video: { ...video, seconds: 901 } }, 'video'],
    [{ text: '', video: { bytes: 0 } }, 'video'],
    [{ text: '' }, 'video'],
    [{ text: '', images: [] }, 'video'],
    [{ text: '', video, images: [{ bytes: 1 }] }, 'images'],
    [{ text: '', images: [{ bytes: 1 }, { bytes: 0 }] }, 'images.1'],
  ])('%j: %s', (draft, field) => {
    expect(fieldOf(() => checkDraft(draft))).toBe(field);
  });

  it('is only warned of where nobody states a number', () => {
    const images = Array.from({ length: 31 }, (_, index) => ({ bytes: index === 2 ? 20 * mib + 1 : 1 }));
    expect(checkDraft({ text: '书'.repeat(1001), images })).toEqual([
      { field: 'text', limit: 'textSigns', most: 1000, found: 1001 },
      { field: 'images', limit: 'images', most: 30, found: 31 },
      { field: 'images.2', limit: 'imageBytes', most: 20 * mib, found: 20 * mib + 1 },
    ]);
    expect(checkDraft({ text: '', video: { ...video, contentType: 'video/x-matroska' } })).toEqual([
      { field: 'video', limit: 'videoType', found: 'video/x-matroska' },
    ]);
    expect(checkDraft({ text: '书'.repeat(1000), images: images.slice(3) })).toEqual([]);
  });

  it('may be narrower for a site', () => {
    expect(checkDraft({ text: '书'.repeat(56), video }, { textSigns: 55 })).toMatchObject([
      { most: 55, found: 56 },
    ]);
    expect(fieldOf(() => checkDraft({ text: '', video }, { videoSeconds: 60 }))).toBe('video');
  });
});
