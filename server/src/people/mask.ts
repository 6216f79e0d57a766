import type { PieceKind } from './personal/find-personal.ts';

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

/** An identity number by its first three and last four signs (310***********1234). */
export function maskIdNumber(number: string | null): string | null {
  if (!number) return null;
  if (number.length < 12) return '****';
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`;
}

/** An address down to its building: what follows the last 号, 弄, 幢, 栋, 楼 or 单元 is hidden; without one, all but the first six signs. */
export function maskAddress(address: string | null): string | null {
  if (!address) return null;
  const building = /^.*(?:号楼?|弄|幢|栋|单元)/.exec(address)?.[0] ?? [...address].slice(0, 6).join('');
  return building.length < address.length ? `${building}***` : building;
}

/** A stretch of a text, masked by what it is. */
export function maskPiece(kind: PieceKind, value: string): string | null {
  switch (kind) {
    case 'phone':
      return maskPhone(value);
    case 'id':
      return maskIdNumber(value);
    case 'name':
      return maskName(value);
    case 'room':
      return null;
  }
}
