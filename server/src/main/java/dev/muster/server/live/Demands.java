package dev.muster.server.live;

import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.person.Group;
import dev.muster.store.person.PersonGroups;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the settings demand of faces before the camera, read anew every few seconds. */
final class Demands {
    private static final Logger LOG = LoggerFactory.getLogger(Demands.class);
    /** How long what was read holds. */
    static final Duration READ_AGAIN = Duration.ofSeconds(2);

    private final Policy policy;
    private final PersonGroups groups;
    private final Draw draw;
    private final Clock clock;
    private final Duration readAgain;
    private Optional<Settled> settled = Optional.empty();

    private record Settled(
            Instant read, boolean attackDetection, Policy.PromptsFor prompts, Set<String> groups, int oneIn) {}

    Demands(Policy policy, PersonGroups groups, Draw draw, Clock clock, Duration readAgain) {
        this.policy = policy;
        this.groups = groups;
        this.draw = draw;
        this.clock = clock;
        this.readAgain = readAgain;
    }

    /** Whether attack detection comes before comparison. */
    boolean attackDetection() {
        return settled().attackDetection;
    }

    /** Whether a person must follow prompts on a day before being entered. */
    boolean prompts(String personId, LocalDate day) {
        Settled now = settled();
        return switch (now.prompts) {
            case NOBODY -> false;
            case GROUPS -> isIn(personId, now.groups);
            case RANDOM -> isIn(personId, now.groups) || draw.hits(personId, day, now.oneIn);
        };
    }

    private boolean isIn(String personId, Set<String> chosen) {
        return !chosen.isEmpty() && groups.of(personId).stream().map(Group::id).anyMatch(chosen::contains);
    }

    private synchronized Settled settled() {
        Instant now = clock.instant();
        if (settled.isPresent()
                && Duration.between(settled.get().read, now).abs().compareTo(readAgain) < 0) {
            return settled.get();
        }
        try {
            settled = Optional.of(new Settled(
                    now,
                    policy.attackDetection() == Policy.AttackDetection.PASSIVE,
                    policy.promptsFor(),
                    policy.promptGroups(),
                    policy.promptOneIn()));
        } catch (RuntimeException e) {
            if (settled.isEmpty() || !Database.isFailure(e)) {
                throw e;
            }
            LOG.warn("the settings could not be read, those from before hold: {}", e.getMessage());
        }
        return settled.orElseThrow();
    }
}
