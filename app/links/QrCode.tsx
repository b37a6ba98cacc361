import type { QrShape } from "#app/links/qr.ts";

/** A QR code, black on white whatever the page's colours are: cameras want it so. */
export function QrCode({ shape: { size, path }, name }: { shape: QrShape; name: string }) {
  return (
    <svg
      role="img"
      aria-label={name}
      viewBox={`0 0 ${size} ${size}`}
      width="192"
      height="192"
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path stroke="#000" d={path} />
    </svg>
  );
}
