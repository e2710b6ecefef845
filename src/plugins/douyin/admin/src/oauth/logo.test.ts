import { logoBytes, readLogo } from './logo';

const picture = (bytes: number, type = 'image/png') => new Blob([new Uint8Array(bytes).fill(255)], { type });

it('a logo becomes an address that holds it', async () => {
  expect(await readLogo(picture(3))).toBe('data:image/png;base64,////');
});

it.each([
  ['nothing', picture(0)],
  ['more than may be', picture(logoBytes + 1)],
  ['a drawing with scripts', picture(10, 'image/svg+xml')],
])('%s is none', async (_what, file) => {
  expect(await readLogo(file)).toBeNull();
});
