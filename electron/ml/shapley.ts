/**
 * Shapley values of a game of few players by their definition (Shapley 1953). `worth[S]` is the worth of the coalition
 * whose members are the set bits of S; the values sum to worth[all] − worth[none].
 */
export function shapleyValues(worth: ArrayLike<number>, players: number): Float64Array {
  const factorials = [1];
  for (let n = 1; n <= players; n += 1) factorials.push((factorials[n - 1] ?? 1) * n);
  const values = new Float64Array(players);
  for (let coalition = 0; coalition < 1 << players; coalition += 1) {
    let size = 0;
    for (let player = 0; player < players; player += 1) size += (coalition >> player) & 1;
    const share = ((factorials[size] ?? 1) * (factorials[players - size - 1] ?? 1)) / (factorials[players] ?? 1);
    for (let player = 0; player < players; player += 1) {
      if ((coalition >> player) & 1) continue;
      const gain = (worth[coalition | (1 << player)] ?? 0) - (worth[coalition] ?? 0);
      values[player] = (values[player] ?? 0) + share * gain;
    }
  }
  return values;
}
