/** What a waiting device is told by: its protocol and how it names itself. */
export function waitingKey({
  protocol,
  externalId,
}: {
  readonly protocol: string;
  readonly externalId: string;
}): string {
  return `${protocol} ${externalId}`;
}
