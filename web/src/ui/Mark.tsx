/** The mark of the product: an almost closed ring and a dot about to close it. Decorative; `size` in pixels. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true" focusable="false">
      <circle
        cx="13"
        cy="13"
        r="10"
        fill="none"
        stroke="var(--ink)"
        strokeWidth="2.8"
        strokeDasharray="52 11"
        transform="rotate(-60 13 13)"
      />
      <circle cx="20.5" cy="6.2" r="2.8" fill="var(--amber)" />
    </svg>
  );
}
