/**
 * Photos as blob: addresses. The latest few hundred are kept, the others are given back to the engine: an address
 * that nobody revokes holds its picture in memory for as long as the window lives.
 */
import { backend } from '$lib/api';

const kept = 300;

interface Addresses {
  make: (bytes: Blob) => string;
  revoke: (address: string) => void;
}

const inTheEngine: Addresses = {
  make: (bytes) => URL.createObjectURL(bytes),
  revoke: (address) => URL.revokeObjectURL(address),
};

type Load = (hash: string, pixels: number) => Promise<string | null>;

export class Photos {
  readonly #held = new Map<string, Promise<string | null>>();

  constructor(
    private readonly load: Load,
    private readonly most = kept,
    private readonly addresses = inTheEngine,
  ) {}

  /** `null` where the photo cannot be had: the letters stand in for it. */
  address(hash: string, pixels: number): Promise<string | null> {
    const key = `${hash}/${pixels}`;
    const held = this.#held.get(key) ?? this.#fetch(hash, pixels);
    this.#held.delete(key);
    this.#held.set(key, held);
    while (this.#held.size > this.most) this.#drop(this.#held.keys().next().value!);
    return held;
  }

  async #fetch(hash: string, pixels: number): Promise<string | null> {
    try {
      const picture = await this.load(hash, pixels);
      return picture && this.addresses.make(blobOf(picture));
    } catch {
      return null;
    }
  }

  #drop(key: string): void {
    void this.#held.get(key)?.then((address) => address && this.addresses.revoke(address));
    this.#held.delete(key);
  }
}

function blobOf(base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return new Blob([bytes], { type: 'image/png' });
}

export const photos = new Photos((hash, pixels) => backend.photo(hash, pixels));
