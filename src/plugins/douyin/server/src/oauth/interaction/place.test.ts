import { readPlace } from './place';

it.each([
  '/',
  '/oauth/interaction/abc',
  '/oauth/authorize?client_id=a&state=x%2Fy&redirect_uri=https%3A%2F%2Fapp.example%2Fcb',
  '/a//b?to=//evil.example',
])('leads to %s', (place) => {
  expect(readPlace(place)).toBe(place);
});

it.each([
  undefined,
  '',
  ['/a', '/b'],
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/a/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'evil.example',
  `/${'a'.repeat(4001)}`,
])('does not lead to %j', (place) => {
  expect(readPlace(place)).toBeNull();
});
