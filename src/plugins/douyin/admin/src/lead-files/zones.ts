const two = (value: number): string => String(value).padStart(2, '0');

const written = (minutes: number): string => {
  const away = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
};

const betweenHours = [-570, -210, 210, 270, 330, 345, 390, 525, 570, 630, 765];
const whole = Array.from({ length: 27 }, (_, place) => (place - 12) * 60);
const usual = [...whole, ...betweenHours].sort((one, other) => one - other).map(written);

/** Distances from UTC to choose from, from west to east; the chosen one is among them. */
export const zones = (chosen: string): string[] => (usual.includes(chosen) ? usual : [chosen, ...usual]);
