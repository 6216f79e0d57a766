const roads = [
  'M-10 132C80 118 180 150 268 140S420 112 470 124',
  'M-10 318C70 306 150 330 240 318S400 296 470 306',
  'M128 -10C136 90 112 180 128 260S150 400 142 470',
  'M324 -10C312 100 336 190 322 270S306 400 318 470',
];

const lanes = [
  'M128 208C190 202 260 214 326 204',
  'M136 392C200 382 262 396 314 388',
  'M226 -10C230 40 224 96 228 140',
  'M236 318C232 370 240 420 236 470',
  'M-10 232C40 226 84 234 122 228',
  'M332 236C380 228 420 236 470 230',
  'M48 -10C54 120 40 240 50 470',
  'M404 -10C398 130 414 260 402 470',
];

const cases = [
  [176, 172],
  [270, 178],
  [92, 276],
  [206, 356],
  [356, 340],
  [282, 262],
  [374, 172],
] as const;

/** A town drawn in hairlines inside the mark's ring: river, roads, a few open cases, and the dot about to close it. */
export function RingTown() {
  return (
    <svg className="cy-ring" viewBox="-16 -16 492 492" aria-hidden="true" focusable="false">
      <clipPath id="cy-ring-inside">
        <circle cx="230" cy="230" r="214" />
      </clipPath>
      <g clipPath="url(#cy-ring-inside)" fill="none">
        <path d="M-20 396C70 372 110 288 196 268S330 228 480 96" stroke="var(--water)" strokeWidth="17" />
        {lanes.map((path) => (
          <path key={path} d={path} stroke="var(--line-strong)" strokeWidth="1" />
        ))}
        {roads.map((path) => (
          <path key={path} d={path} stroke="var(--line-strong)" strokeWidth="2.5" />
        ))}
        <path
          d="M136 150C180 156 230 148 262 146L266 200C220 206 170 206 132 202Z"
          fill="var(--primary)"
          opacity="0.07"
        />
        {cases.map(([x, y]) => (
          <circle key={`${x}-${y}`} cx={x} cy={y} r="4" fill="var(--primary)" />
        ))}
        <path d="M160 300h9v9h-9z" fill="var(--red)" />
      </g>
      <circle
        className="cy-ring-line"
        cx="230"
        cy="230"
        r="230"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="3"
        pathLength="360"
        strokeDasharray="312 48"
        transform="rotate(-22 230 230)"
      />
      <circle cx="402" cy="77" r="11" fill="var(--amber)" />
    </svg>
  );
}
