/** Two tones, a fourth apart, three times: heard through talk, told apart from a telephone. Hertz and seconds. */
const tones = [
  { at: 0, hertz: 880 },
  { at: 0.22, hertz: 660 },
] as const;
const rounds = 3;
const roundSeconds = 0.55;
const toneSeconds = 0.2;
const loudness = 0.22;

/** Plays the fire sound once; about two seconds. */
export function playFire(audio: AudioContext): void {
  const start = audio.currentTime + 0.02;
  for (let round = 0; round < rounds; round += 1) {
    for (const { at, hertz } of tones) playTone(audio, start + round * roundSeconds + at, hertz);
  }
}

function playTone(audio: AudioContext, at: number, hertz: number): void {
  const [voice, volume] = [audio.createOscillator(), audio.createGain()];
  voice.type = 'triangle';
  voice.frequency.value = hertz;
  // A soft edge at both ends: a hard one clicks.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loudness, at + 0.02);
  volume.gain.setValueAtTime(loudness, at + toneSeconds - 0.03);
  volume.gain.linearRampToValueAtTime(0, at + toneSeconds);
  voice.connect(volume).connect(audio.destination);
  voice.start(at);
  voice.stop(at + toneSeconds);
}
