/** SVG markup as the address of a picture: inside an `img` it can run nothing. */
export const svgImage = (svg: string): string =>
  `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
