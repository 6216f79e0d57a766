export function ScorecardsPage() {
  return null;
}
