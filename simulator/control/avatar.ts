import { textFor } from '../ids';
import { escapeHtml } from '../pages/html';
import { refusal, type Wire } from '../wire';
import type { World } from '../world';
import type { ControlRequest, ControlRoute } from './request';

/** `/_sim/avatar/:id.svg`: a picture of a person, drawn from the id. */
export const avatarRoute: ControlRoute = { method: 'GET', path: '/_sim/avatar/:file', answer: draw };

function draw(world: World, { params }: ControlRequest): Wire {
  const person = world.people.get((params.file ?? '').replace(/\.svg$/, ''));
  if (!person) return refusal(404, 'There is no such person.');
  const hue =
    textFor(world.ids, ['hue', person.id], 8)
      .split('')
      .reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % 360;
  const [first = ''] = person.nickname;
  const body = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<rect width="100" height="100" fill="hsl(${hue} 55% 62%)"/>
<text x="50" y="66" font-size="44" text-anchor="middle" fill="#fff" font-family="sans-serif">${escapeHtml(first)}</text>
</svg>`;
  return { status: 200, type: 'image/svg+xml; charset=utf-8', body };
}
