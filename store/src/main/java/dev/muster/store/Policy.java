package dev.muster.store;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The installation's settings by their meaning; whatever was never set, or is unreadable, has its default. */
public final class Policy {
    private static final int IDLE_MINUTES = 30;
    private static final int SESSION_HOURS = 12;
    private static final int MOST_SKEW = 2;
    private static final int ONE_IN = 20;

    private final Settings settings;

    public Policy(Settings settings) {
        this.settings = settings;
    }

    /** Whether people may register themselves. */
    public enum Registration {
        OFF,
        /** They may, and wait until an administrator says yes. */
        APPROVAL,
        ON
    }

    /** Whose sightings on the face page enter the register. */
    public enum FaceSignIn {
        NOBODY,
        /** Those before a kiosk's camera. */
        KIOSK,
        EVERYONE
    }

    /** What attack detection does for attendance. */
    public enum AttackDetection {
        OFF,
        /** It looks at several frames of each face; nothing is asked of anybody. */
        PASSIVE
    }

    /** Who must follow prompts before being entered in the register by the face page. */
    public enum PromptsFor {
        NOBODY,
        /** The people of chosen groups. */
        GROUPS,
        /** They, and anybody by chance. */
        RANDOM
    }

    public Registration registration() {
        return choice(SettingKeys.REGISTRATION, Registration.APPROVAL);
    }

    /** How long a session lasts without a request. */
    public Duration sessionIdle() {
        return Duration.ofMinutes(number(SettingKeys.SESSION_IDLE_MINUTES, IDLE_MINUTES));
    }

    /** How long a session lasts in any case. */
    public Duration sessionLimit() {
        return Duration.ofHours(number(SettingKeys.SESSION_HOURS, SESSION_HOURS));
    }

    /** Whether a small crop of each enrolled face is kept. */
    public boolean photosKept() {
        return !text(SettingKeys.PHOTOS_KEEP).equals(Optional.of("no"));
    }

    public FaceSignIn faceSignIn() {
        return choice(SettingKeys.REGISTER_FINDEX, FaceSignIn.NOBODY);
    }

    /** Whether somebody's face must pass attack detection before it is compared. */
    public AttackDetection attackDetection() {
        return choice(SettingKeys.LIVENESS_ATTACKS, AttackDetection.OFF);
    }

    public PromptsFor promptsFor() {
        return choice(SettingKeys.LIVENESS_PROMPTS, PromptsFor.NOBODY);
    }

    /** The groups whose people must follow prompts, by their ids. */
    public Set<String> promptGroups() {
        return text(SettingKeys.LIVENESS_GROUPS)
                .map(ids -> Arrays.stream(ids.split(",", -1))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** One in so many must follow prompts, where that is left to chance. */
    public int promptOneIn() {
        return Math.max(1, number(SettingKeys.LIVENESS_ONE_IN, ONE_IN));
    }

    /** How many time steps an authenticator app's clock may be off, each way (ASVS 5.0, 6.5.5: as few as are usable). */
    public int appSkew() {
        return Math.clamp(number(SettingKeys.APP_SKEW, 1), 0, MOST_SKEW);
    }

    /** The zone that decides a person's day. */
    public ZoneId zone(ZoneId otherwise) {
        try {
            return text(SettingKeys.ZONE).map(ZoneId::of).orElse(otherwise);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }

    public void set(String key, String content) {
        settings.set(key, content.strip());
    }

    /** As it is written in the database. */
    public static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private Optional<String> text(String key) {
        return settings.get(key).map(String::strip).filter(content -> !content.isEmpty());
    }

    private int number(String key, int otherwise) {
        try {
            return text(key).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    private <E extends Enum<E>> E choice(String key, E otherwise) {
        try {
            return text(key)
                    .map(word -> Enum.valueOf(otherwise.getDeclaringClass(), word.toUpperCase(Locale.ROOT)))
                    .orElse(otherwise);
        } catch (IllegalArgumentException _) {
            return otherwise;
        }
    }
}
