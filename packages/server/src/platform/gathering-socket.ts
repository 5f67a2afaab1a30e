import { Socket } from "node:net";

/**
 * A socket that sends what is written within one turn of the event loop as one piece: of questions that do not wait for one another
 * each would cost a call of the system and wake the database. pg corks a socket around every question; that is when a piece begins.
 */
export class GatheringSocket extends Socket {
  #gathering = false;

  override cork(): void {
    if (!this.#gathering) {
      this.#gathering = true;
      super.cork();
      // A tick that begins among promises runs when all that are settled have been followed.
      queueMicrotask(() =>
        process.nextTick(() => {
          this.#gathering = false;
          super.uncork();
        }),
      );
    }
    super.cork();
  }
}
