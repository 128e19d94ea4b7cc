package dev.muster.store.audit;

import org.jspecify.annotations.Nullable;

/** One row of the log as its hash sees it. */
record ChainRow(
        long seq,
        long at,
        String action,
        String outcome,
        @Nullable String actor,
        @Nullable String actorCommitment,
        @Nullable String target,
        @Nullable String targetCommitment,
        @Nullable String address,
        @Nullable String detail) {

    /** Over every column and the hash before this row. */
    String hash(String previous) {
        return Digest.of(
                String.valueOf(seq),
                String.valueOf(at),
                action,
                outcome,
                actor,
                actorCommitment,
                target,
                targetCommitment,
                address,
                detail,
                previous);
    }
}
