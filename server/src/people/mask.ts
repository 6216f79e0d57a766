/** A name as shown to who need not know it: the family name and a star (张*, 欧阳* for the known double names). */
export function maskName(name: string | null): string | null {
  if (!name) return null;
  if (/^[\x20-\x7e]+$/.test(name)) return `${name[0] ?? ''}***`;
  const double = ['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '令狐', '慕容', '夏侯', '司徒'];
  const family = double.find((one) => name.startsWith(one) && name.length > 2) ?? [...name][0] ?? '';
  return `${family}*`;
}

/** A phone number with its middle hidden (138****5678); short numbers keep only their last two digits. */
export function maskPhone(phone: string | null): string | null {
  if (!phone) return null;
  if (phone.length < 8) return `****${phone.slice(-2)}`;
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
