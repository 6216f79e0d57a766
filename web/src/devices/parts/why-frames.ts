/** What a gateway notes of a frame it could not take, by its key in the words; the groups of the pattern are their values. */
const patterns = [
  ['crc', /^wrong CRC$/],
  ['password', /^wrong PW$/],
  ['checksum', /^wrong checksum$/],
  ['noStart', /^no start mark (?<mark>\S+)$/],
  ['noLength', /^no four digits of length after ##$/],
  ['noEnd', /^no (?<mark>##|&&|end mark ##) where the length says$/],
  ['cutOff', /^the next ## comes before an end$/],
  ['tooLong', /^no end within the longest frame$/],
  ['foreign', /^a (?<n>\d+)-byte packet of another protocol$/],
  ['layout', /^a unit type or layout that is not of the standard$/],
  ['command', /^command (?<n>\d+) is none of the standard's$/],
  ['address', /^came from (?<from>\S+), may only come from (?<allowed>.+)$/],
  ['hidden', /^came from an unknown address, may only come from (?<allowed>.+)$/],
  ['untrusted', /^the certificate "(?<name>.*)" is not to be trusted: (?<code>.+)$/],
  ['nameless', /^the certificate has no common name$/],
  ['certificate', /^must show the certificate (?<wanted>.+), showed (?<shown>.+)$/],
  ['noKey', /^(the CP is sealed \(SM4\) and no key is set|the push is encrypted and no key is set)/],
  ['badKey', /does not decrypt with this key/],
  ['signature', /^the signature is not made with this token$/],
  ['empty', /nothing of what its topics name is in the payload$/],
  ['noTopic', /^no topic of its profile fits "(?<topic>.*)"$/],
  ['ourTopics', /^(?:\S+: )?(?<topic>\S+) is no topic of this interface/],
  ['eventKind', /kind is none of (?<known>.+)$/],
  ['messageType', /^(?<name>messageType|event) is none of (?<known>.+?)(?: \(byte \d+\))?$/],
  // Of a document that breaks off somewhere, where; what was expected there is told beside its bytes.
  ['breaks', /\(byte (?<at>\d+)\)$/],
] as const;

export type WhyKey = (typeof patterns)[number][0];

/** Which of the known reasons a note is, with what it names; undefined for one that is told as it stands. */
export function knownWhy(
  note: string,
): { readonly key: WhyKey; readonly values: Readonly<Record<string, string>> } | undefined {
  for (const [key, pattern] of patterns) {
    const found = pattern.exec(note);
    if (found) return { key, values: { ...found.groups } };
  }
  return undefined;
}
