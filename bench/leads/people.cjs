// The people of the benchmark: the same for the same number, in every process.
'use strict';

/** A number below `below`, by chance but always the same for the same seed. */
function draw(seed, below) {
  let x = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return ((x ^ (x >>> 16)) >>> 0) % below;
}

const signs = 3500;

/** A character; some are far more frequent than others, as in names and notes. */
const sign = (seed) => {
  const share = draw(seed, 1e6) / 1e6;
  return String.fromCharCode(0x4e00 + Math.floor(signs ** share) - 1);
};

const signsOf = (seed, count) => Array.from({ length: count }, (_, n) => sign(seed * 31 + n)).join('');

/** Everybody's name; every twentieth is of one city, which makes a common word. */
const nameOf = (number) =>
  `${signsOf(number * 7, 3 + draw(number, 6))}${number % 20 === 0 ? '杭州城' : ''}${draw(number * 3, 100)}`;

const start = Date.UTC(2024, 0, 1);

/** Somebody as a platform tells of them; one after the other in time, half a minute apart. */
const personOf = (number) => ({
  openId: `open-${number}-${draw(number * 11, 1e9).toString(36)}`,
  unionId: `union-${number}`,
  nickname: nameOf(number),
  avatarUrl: `https://p3.douyinpic.com/aweme/${number}.jpeg?x-signature=${draw(number, 1e9)}`,
  gender: ['male', 'female'][draw(number * 5, 2)],
  city: signsOf(draw(number * 13, 300), 2),
  province: signsOf(draw(number * 17, 30) + 1000, 2),
  acquiredAt: new Date(start + number * 30_000),
});

/** Where a batch of people is found: half of all through one account, the fewest through the last. */
function placeOf(batch) {
  const account = Math.floor(20 ** (draw(batch, 1000) / 1000)) - 1;
  return {
    app: { documentId: `app-${account % 4}`, provider: 'douyin', developer: 'bench' },
    account: { documentId: `account-${account}` },
    kind: ['fans', 'interaction', 'comment', 'import'][draw(batch * 3, 4)],
  };
}

/** People from one number on. */
const people = (from, count) => Array.from({ length: count }, (_, n) => personOf(from + n));

module.exports = { people, placeOf, nameOf };
