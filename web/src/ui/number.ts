/** A number as people read it, thousands apart, with so many decimals: no fewer than `least`, no more than `most`. */
export function numberText(value: number, least = 0, most = least): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: least, maximumFractionDigits: most });
}
