package dev.muster.server.live;

import dev.muster.store.vault.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Who must follow prompts by chance: decided once for a person and a day, so that coming back draws no other lot. */
@FunctionalInterface
interface Draw {
    /** Whether it is this person's turn on this day; one in so many, and nobody can foretell it. */
    boolean hits(String personId, LocalDate day, int oneIn);

    /** By a keyed hash with the installation's own key: the same in every process, unknown to everybody. */
    static Draw keyed(Vault vault) {
        return (personId, day, oneIn) -> {
            byte[] lot = vault.mac((day + " " + personId).getBytes(StandardCharsets.UTF_8), "prompts by chance");
            return Long.remainderUnsigned(ByteBuffer.wrap(lot).getLong(), oneIn) == 0;
        };
    }
}
