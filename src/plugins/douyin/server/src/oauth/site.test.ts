import { isPublicAddress } from './site';

it.each([
  ['https://shop.example', true],
  ['https://203.0.113.5:8443', true],
  ['https://localhost:888', false],
  ['https://192.168.1.5', false],
  ['http://localhost:1337', false],
])('tells of %s whether others reach it: %s', (origin, expected) => {
  expect(isPublicAddress(origin)).toBe(expected);
});
