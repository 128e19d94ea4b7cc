package dev.muster.store.person;

import java.time.Instant;
import java.util.Optional;

/**
 * A person's agreement to being recognised by face.
 *
 * @param textVersion which text it was given to
 * @param givenBy who entered it: an account's id, or a word such as {@code import}
 */
public record Consent(
        String id,
        String personId,
        String textVersion,
        Instant givenAt,
        String givenBy,
        Optional<Instant> withdrawnAt) {}
