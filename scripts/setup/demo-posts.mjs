import { crc32, deflateSync } from 'node:zlib';
import { sendJson } from './wait.mjs';

const size = { width: 540, height: 720 };

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A picture of one colour fading into another, with a sun in it. */
function picture([from, to], sunAt) {
  const { width, height } = size;
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const share = y / height;
      const isSun = (x - width / 2) ** 2 + (y - height * sunAt) ** 2 < (width / 5) ** 2;
      const ink = isSun ? [255, 246, 214] : from.map((part, at) => part + (to[at] - part) * share);
      rows.set(ink.map(Math.round), y * (width * 3 + 1) + 1 + x * 3);
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // 8 bits each of red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

const shown = [
  {
    name: '春茶.png',
    inks: [
      [120, 170, 110],
      [24, 62, 44],
    ],
    sunAt: 0.35,
  },
  {
    name: '河畔.png',
    inks: [
      [244, 176, 120],
      [60, 70, 120],
    ],
    sunAt: 0.55,
  },
  {
    name: '夜市.png',
    inks: [
      [40, 44, 90],
      [160, 70, 110],
    ],
    sunAt: 0.25,
  },
];

/** Puts the pictures into the media library; gives their ids. */
async function addPictures(site, token) {
  const form = new FormData();
  for (const { name, inks, sunAt } of shown)
    form.append('files', new Blob([picture(inks, sunAt)], { type: 'image/png' }), name);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${site}/upload`, { method: 'POST', headers, body: form });
  if (!answer.ok) throw new Error(`The pictures were not added: ${answer.status} ${await answer.text()}`);
  return (await answer.json()).map(({ id }) => id);
}

const hourMs = 3_600_000;
const inHours = (hours) => new Date(Math.ceil(Date.now() / hourMs) * hourMs + hours * hourMs).toISOString();

/** The demo's posts: what they say, which pictures they show, and how far they are sent. `at` in hours; null is now. */
const samples = [
  {
    title: '明前龙井到店',
    description: '今年第一批，限量 50 份 #春茶 #河畔书店',
    pictures: [0, 1],
    at: null,
  },
  { title: '周末读书会报名', description: '周六下午三点，河边二楼 #读书会', pictures: [1], at: 26 },
  { title: '夜市摊位招募', description: '欢迎手作人 @小河', pictures: [2], at: 75 },
  { title: '店员手记', description: '请店长用手机发布', pictures: [2, 0], at: null, way: 'handoff' },
  { title: '新书预告（草稿）', description: '等封面定稿', pictures: [0] },
];

async function send(call, { title, description, pictures, at, way = 'create' }, { accountId, files }) {
  const media = pictures.map((place) => ({ from: 'library', id: files[place] }));
  const post = await call('/posts', { accountId, kind: 'images', way, title, description, media });
  if (at === undefined) return;
  await call(`/posts/${post.id}/schedule`, { at: at === null ? null : inHours(at), consent: true });
}

/** Lets the demo have posts on their way, of an account that may publish. */
export async function addPosts({ site }, token, accountId) {
  const call = async (path, body) => {
    const answer = await sendJson(`${site}/douyin${path}`, 'POST', body, {
      authorization: `Bearer ${token}`,
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).data;
  };
  const files = await addPictures(site, token);
  for (const sample of samples) await send(call, sample, { accountId, files });
}
