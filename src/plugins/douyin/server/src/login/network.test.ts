import { coarseNetwork, limitNetwork } from './network';

it.each([
  ['203.0.113.77', '203.0.113.77/32', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.77/32', '203.0.113.0/24'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['::1', '::/64', '::/48'],
  ['127.0.0.1', '127.0.0.1/32', '127.0.0.0/24'],
  ['', 'unknown', 'unknown'],
  ['not an address', 'unknown', 'unknown'],
])('%s is limited as %s and written down as %s', (ip, limit, coarse) => {
  expect(limitNetwork(ip)).toBe(limit);
  expect(coarseNetwork(ip)).toBe(coarse);
});
