/** Whether the bytes from `from` on begin with a mark; `perhaps` while too few have come to tell. */
export function beginsWith(buffer: Uint8Array, from: number, mark: Uint8Array): 'yes' | 'no' | 'perhaps' {
  for (let i = 0; i < mark.length; i++) {
    if (from + i >= buffer.length) return 'perhaps';
    if (buffer[from + i] !== mark[i]) return 'no';
  }
  return 'yes';
}
