import type { FeatureList } from './featureList.ts';

/** Texts whose scores are kept: at 40 categories 2.6 MB. */
const textsKept = 8192;
const firstRoom = 256;

/** What the features of texts score, kept for as long as nothing is learnt: bank texts repeat. */
export class TextScores {
  private classes = 0;
  private readonly places = new Map<FeatureList, number>();
  private scores = new Float64Array(0);

  /** Forgets everything; from now on a text has one score for each of so many classes. */
  resize(classes: number): void {
    this.places.clear();
    this.classes = classes;
    this.scores = new Float64Array(firstRoom * classes);
  }

  clear(): void {
    this.places.clear();
  }

  /** Reads what was kept; false where nothing was. */
  read(text: FeatureList, scores: Float64Array): boolean {
    const place = this.places.get(text);
    if (place === undefined) return false;
    const start = place * this.classes;
    for (let k = 0; k < this.classes; k += 1) scores[k] = this.scores[start + k] ?? 0;
    return true;
  }

  keep(text: FeatureList, scores: Float64Array): void {
    if (this.places.size >= textsKept) this.places.clear();
    const start = this.places.size * this.classes;
    if (start === this.scores.length) {
      const held = this.scores;
      this.scores = new Float64Array(2 * held.length);
      this.scores.set(held);
    }
    this.scores.set(scores, start);
    this.places.set(text, this.places.size);
  }
}
